/** Seconds since the call's start as people say them: 1:04, or 1:02:03. */
export function sinceStart(seconds) {
  const whole = Math.round(seconds);
  const two = (n) => String(n).padStart(2, "0");
  const hours = Math.floor(whole / 3600);
  const minutes = Math.floor(whole / 60) % 60;
  return (hours ? `${hours}:${two(minutes)}` : String(minutes)) + ":" + two(whole % 60);
}

/** The time of day of an epoch second. */
export function timeOfDay(epochSecond) {
  return new Date(epochSecond * 1000).toISOString().slice(11, 19) + " UTC";
}
