package org.slackwater.info.control;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.slackwater.http.entity.ApiException;

class WantedTasksTest {
    @ParameterizedTest
    @CsvSource({
        ", , true",
        "xpack/ml/job*, , true",
        "'indices*,*job[c]', , true",
        "indices*, , false",
        ", id-1, true",
        ", node-*, true",
        ", 'x,_all', true",
        ", _local, true",
        ", node-2, false",
        "xpack/ml/job*, node-2, false"
    })
    void byActionAndNode(@Nullable String actions, @Nullable String nodes, boolean included) {
        assertThat(new WantedTasks(actions, nodes, null).includes("xpack/ml/job[c]", "id-1", "node-1", true))
                .isEqualTo(included);
    }

    @Test
    void theLocalNodeIsNoOther() {
        assertThat(new WantedTasks(null, "_local", null).includes("a", "id-1", "node-1", false))
                .isFalse();
    }

    @Test
    void noTaskHasAParent() {
        assertThat(new WantedTasks(null, null, null).haveAParent()).isFalse();
        assertThat(new WantedTasks(null, null, "-1").haveAParent()).isFalse();
        assertThat(new WantedTasks(null, null, "node:7").haveAParent()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "7", "node", "node:", ":7", "node:x", "node:-1", "a:b:7", "node:99999999999999999999"})
    void whatIsNoIdOfATaskIsRefused(String id) {
        assertThatThrownBy(() -> new WantedTasks(null, null, id).haveAParent())
                .isInstanceOfSatisfying(ApiException.class, refused -> assertThat(refused.status())
                        .isEqualTo(400))
                .hasMessageContaining("[" + id + "]");
    }
}
