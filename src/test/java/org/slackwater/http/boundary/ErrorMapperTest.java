package org.slackwater.http.boundary;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.persistence.PersistenceException;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.slackwater.http.entity.ApiException;

class ErrorMapperTest {
    /** Keys that are taken; transactions that were given up for one another. */
    @ParameterizedTest
    @ValueSource(strings = {"23505", "40001", "40P01"})
    void whoeverWasLateIsToldToTryAgain(String state) {
        ApiException told = ErrorMapper.untold(new PersistenceException(new SQLException("x", state)));

        assertThat(told.status()).isEqualTo(409);
        assertThat(told).hasMessageContaining("try again");
    }

    @Test
    void anotherFailureOfTheDatabaseIsNobodysFault() {
        ApiException told = ErrorMapper.untold(new PersistenceException(new SQLException("x", "53100")));

        assertThat(told.status()).isEqualTo(503);
    }
}
