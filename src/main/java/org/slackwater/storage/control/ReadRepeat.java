package org.slackwater.storage.control;

import jakarta.annotation.Priority;
import jakarta.interceptor.AroundInvoke;
import jakarta.interceptor.Interceptor;
import jakarta.interceptor.InvocationContext;
import java.io.Serializable;
import java.sql.SQLException;
import java.util.Objects;
import java.util.Optional;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.Stream;

/**
 * H2 meets a null of its own amid a query, once in a hundred thousand, while others write: nothing is wrong with what it
 * keeps, and a second look is answered. A database that is away, or refuses a statement, is not asked twice.
 */
@Interceptor
@RepeatedRead
@Priority(Interceptor.Priority.APPLICATION + 200)
public class ReadRepeat implements Serializable {
    private static final long serialVersionUID = 1L;
    private static final Logger LOG = Logger.getLogger(ReadRepeat.class.getName());

    /** What H2 calls an exception that it did not expect. */
    private static final int GENERAL_ERROR = 50_000;

    @AroundInvoke
    Object read(InvocationContext invocation) throws Exception {
        try {
            return invocation.proceed();
        } catch (RuntimeException e) {
            Optional<SQLException> fault = fault(e);
            if (fault.isEmpty()) {
                throw e;
            }
            LOG.log(
                    Level.WARNING,
                    "the database failed amid a query, which is repeated: {0}",
                    fault.get().getMessage());
            return invocation.proceed();
        }
    }

    private static Optional<SQLException> fault(Throwable failure) {
        return Stream.iterate(failure, Objects::nonNull, Throwable::getCause)
                .limit(20)
                .filter(SQLException.class::isInstance)
                .map(SQLException.class::cast)
                .filter(sql -> sql.getErrorCode() == GENERAL_ERROR && "HY000".equals(sql.getSQLState()))
                .findFirst();
    }
}
