package org.slackwater.analysis.entity;

/** What is expected of one bucket to come: about 95 of 100 values are to lie between the bounds. */
public record Prediction(double lower, double expected, double upper) {}
