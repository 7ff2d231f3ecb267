package org.slackwater.analysis.entity;

/**
 * Why the value of a series is unusual.
 *
 * @param singleBucketImpact how unusual the bucket is by itself, from 0 to 5
 * @param multiBucketImpact how unusual the last buckets together are, from 0 to 5
 * @param noveltyImpact how unlike anything seen the last values are, at whatever time, from 0 to 5
 * @param length for how many buckets in a row the last ones have been unusual by now, at least 1
 * @param lowerBound below it lie 2.5 of 100 usual values
 * @param upperBound above it lie 2.5 of 100 usual values
 */
public record Explanation(
        int singleBucketImpact,
        int multiBucketImpact,
        int noveltyImpact,
        long length,
        double lowerBound,
        double upperBound) {}
