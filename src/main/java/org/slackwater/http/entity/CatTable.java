package org.slackwater.http.entity;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a cat endpoint answers: text for the eye, or objects of texts.
 *
 * @param columns their names, as the caller wrote them
 * @param rows a cell for each column, null where there is nothing to say
 * @param header whether the text begins with the names
 * @param gap what stands between two columns of the text
 */
public record CatTable(List<String> columns, List<List<@Nullable String>> rows, boolean header, String gap) {
    public List<Map<String, String>> asMaps() {
        return rows.stream().map(this::asMap).toList();
    }

    private Map<String, String> asMap(List<@Nullable String> row) {
        Map<String, String> map = new LinkedHashMap<>();
        for (int i = 0; i < columns.size(); i++) {
            String cell = row.get(i);
            if (cell != null) {
                map.put(columns.get(i), cell);
            }
        }
        return map;
    }
}
