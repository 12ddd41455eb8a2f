package io.earshot.lab.clock.simulation;

/** At an instant the right clock jumps by so much; below zero, back. */
public record ClockStep(double atSeconds, double bySeconds) {}
