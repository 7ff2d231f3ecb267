package org.slackwater.jobs.control;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The wanted fields as places in a document. A dot in a field's name leads into an object, or belongs to the name itself:
 * {@code a.b} is found in {@code {"a":{"b":1}}} and in {@code {"a.b":1}}.
 */
final class FieldPaths {
    /** A place on the way to wanted fields. */
    static final class Node {
        private final Map<String, Node> children = new HashMap<>();
        private int[] slots = {};

        @Nullable
        Node child(String name) {
            return children.get(name);
        }

        /** Positions of the values that are found here. */
        int[] slots() {
            return slots;
        }

        private void addSlot(int slot) {
            slots = Arrays.copyOf(slots, slots.length + 1);
            slots[slots.length - 1] = slot;
        }
    }

    private final Map<String, Node> prefixes = new HashMap<>();

    private FieldPaths() {
        prefixes.put("", new Node());
    }

    /** @return the place where documents begin */
    static Node of(List<String> fields) {
        FieldPaths paths = new FieldPaths();
        for (int slot = 0; slot < fields.size(); slot++) {
            paths.at(fields.get(slot)).addSlot(slot);
        }
        return paths.at("");
    }

    private Node at(String path) {
        Node known = prefixes.get(path);
        if (known != null) {
            return known;
        }
        Node node = new Node();
        prefixes.put(path, node);
        at("").children.put(path, node);
        for (int dot : dots(path)) {
            at(path.substring(0, dot)).children.put(path.substring(dot + 1), node);
        }
        return node;
    }

    private static List<Integer> dots(String path) {
        List<Integer> dots = new ArrayList<>();
        for (int dot = path.indexOf('.'); dot >= 0; dot = path.indexOf('.', dot + 1)) {
            if (dot > 0) {
                dots.add(dot);
            }
        }
        return dots;
    }
}
