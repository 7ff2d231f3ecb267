package org.slackwater.security.control;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class KeyPrivilegesTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
            manage | | manage,manage_ml,monitor,monitor_ml
            manage_ml | | manage_ml,monitor_ml
            manage | {"r":{"cluster":["monitor_ml"]}} | monitor_ml
            manage | {"r":{"cluster":["monitor"]},"s":{"cluster":["manage_ml"]}} | manage_ml,monitor,monitor_ml
            monitor_ml | {"r":{"cluster":["manage"]}} | monitor_ml
            monitor | {"r":{"cluster":["manage_ml"]}} | monitor_ml
            manage | {"r":{"cluster":[]}} |
            manage | {"r":{}} |
            | {"r":{"cluster":["manage"]}} |
            """)
    void aKeyMayWhatItsOwnerMayAndItIsMadeFor(
            @Nullable String owner, @Nullable String roleDescriptors, @Nullable String privileges) {
        assertThat(KeyPrivileges.of(words(owner), roleDescriptors)).isEqualTo(List.copyOf(inOrder(privileges)));
    }

    private static Set<String> words(@Nullable String list) {
        return list == null ? Set.of() : Arrays.stream(list.split(",")).collect(Collectors.toSet());
    }

    private static List<String> inOrder(@Nullable String list) {
        return list == null ? List.of() : List.of(list.split(","));
    }
}
