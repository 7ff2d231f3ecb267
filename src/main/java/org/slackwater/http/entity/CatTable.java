package org.slackwater.http.entity;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What a cat endpoint answers: text for the eye, or objects of texts. */
public record CatTable(List<String> columns, List<List<String>> rows) {
    public List<Map<String, String>> asMaps() {
        return rows.stream().map(this::asMap).toList();
    }

    private Map<String, String> asMap(List<String> row) {
        Map<String, String> map = new LinkedHashMap<>();
        for (int i = 0; i < columns.size(); i++) {
            map.put(columns.get(i), row.get(i));
        }
        return map;
    }
}
