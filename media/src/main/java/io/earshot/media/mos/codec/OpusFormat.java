package io.earshot.media.mos.codec;

import org.jspecify.annotations.Nullable;

/**
 * What a call's description says of its Opus streams: the format parameters of RFC 7587 §6.1.
 *
 * @param widest band that {@code maxplaybackrate} leaves
 * @param constantBitrate {@code cbr=1}; variable otherwise
 */
record OpusFormat(AudioBandwidth widest, boolean constantBitrate) {

  private static final OpusFormat DEFAULT = new OpusFormat(AudioBandwidth.FULL, false);

  /** Reads {@code minptime=10;maxplaybackrate=16000;cbr=1}; what it does not know is skipped. */
  static OpusFormat parsed(@Nullable String formatParameters) {
    OpusFormat format = DEFAULT;
    if (formatParameters == null) {
      return format;
    }
    for (String parameter : formatParameters.split(";", -1)) {
      String[] nameAndValue = parameter.strip().split("=", 2);
      if (nameAndValue.length == 2) {
        format = format.with(nameAndValue[0].strip(), nameAndValue[1].strip());
      }
    }
    return format;
  }

  private OpusFormat with(String name, String value) {
    if (name.equalsIgnoreCase("cbr")) {
      return new OpusFormat(widest, value.equals("1"));
    }
    boolean isRate = name.equalsIgnoreCase("maxplaybackrate") && value.matches("[0-9]{1,9}");
    return isRate
        ? new OpusFormat(AudioBandwidth.ofSampleRateHertz(Integer.parseInt(value)), constantBitrate)
        : this;
  }
}
