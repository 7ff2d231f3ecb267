package org.slackwater.security.control;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PrivilegeTest {
    @ParameterizedTest
    @CsvSource({
        "manage, manage manage_ml monitor monitor_ml",
        "manage_ml, manage_ml monitor_ml",
        "monitor, monitor monitor_ml",
        "monitor_ml, monitor_ml",
        "other, ''"
    })
    void aRoleGivesItsOwnPrivilegeAndThoseItContains(String role, String given) {
        String held = String.join(
                " ",
                Arrays.stream(Privilege.values())
                        .filter(privilege -> privilege.heldBy(role::equals))
                        .map(Privilege::role)
                        .toList());

        assertThat(held).isEqualTo(given);
    }
}
