package org.slackwater.jobs.control;

import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Parts of a list: no database takes any number of parameters in a statement, nor should anything else grow with it. */
final class Slices {
    private static final int SIZE = 1_000;

    private Slices() {}

    static <T> Stream<List<T>> of(List<T> list) {
        return IntStream.iterate(0, from -> from < list.size(), from -> from + SIZE)
                .mapToObj(from -> list.subList(from, Math.min(list.size(), from + SIZE)));
    }
}
