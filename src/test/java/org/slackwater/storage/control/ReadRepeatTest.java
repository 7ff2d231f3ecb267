package org.slackwater.storage.control;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.interceptor.InvocationContext;
import jakarta.persistence.PersistenceException;
import java.lang.reflect.Proxy;
import java.sql.SQLException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Objects;
import javax.sql.DataSource;
import org.h2.message.DbException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.slackwater.http.entity.ApiException;
import org.slackwater.storage.TestStorage;

/** A read that the database fails is repeated when, and only when, the database itself is at fault. */
class ReadRepeatTest {
    private final ReadRepeat repeat = new ReadRepeat();

    @Test
    void aFaultOfTheDatabaseIsNotSeen() throws Exception {
        assertThat(repeat.read(answering(new PersistenceException(fault()), "found")))
                .isEqualTo("found");
    }

    @Test
    void aFaultThatStaysIs() {
        PersistenceException second = new PersistenceException(fault());

        assertThatThrownBy(() -> repeat.read(answering(new PersistenceException(fault()), second, "too late")))
                .isSameAs(second);
    }

    @ParameterizedTest
    @ValueSource(strings = {"select * from nowhere", "select 1 / 0", "select cast('x' as int)"})
    void whatTheDatabaseRefusesIsNotAskedTwice(String sql) {
        PersistenceException refused = new PersistenceException(refusal(sql));

        assertThatThrownBy(() -> repeat.read(answering(refused, "too late"))).isSameAs(refused);
    }

    @Test
    void whatIsNoFaultOfTheDatabaseIsNotAskedTwice() {
        ApiException refused = ApiException.notFound("no such bucket");

        assertThatThrownBy(() -> repeat.read(answering(refused, "too late"))).isSameAs(refused);
    }

    /** As H2 tells of an exception of its own. */
    private static SQLException fault() {
        return DbException.toSQLException(new NullPointerException("<parameter1> is null"));
    }

    private static SQLException refusal(String sql) {
        DataSource database = TestStorage.h2Database();
        try (var connection = database.getConnection();
                var statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException refused) {
            return refused;
        }
        throw new AssertionError("not refused: " + sql);
    }

    /** Somebody who fails by the exceptions, one at each call, and returns the rest. */
    private static InvocationContext answering(Object... outcomes) {
        Deque<Object> left = new ArrayDeque<>(List.of(outcomes));
        return (InvocationContext) Proxy.newProxyInstance(
                ReadRepeatTest.class.getClassLoader(),
                new Class<?>[] {InvocationContext.class},
                (proxy, call, given) -> {
                    Object next = Objects.requireNonNull(left.poll());
                    if (next instanceof RuntimeException failure) {
                        throw failure;
                    }
                    return next;
                });
    }
}
