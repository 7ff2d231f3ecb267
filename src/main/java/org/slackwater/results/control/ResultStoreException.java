package org.slackwater.results.control;

import java.sql.SQLException;

/** The database refused a write of results; the transaction is lost. */
public class ResultStoreException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    ResultStoreException(String message, SQLException cause) {
        super(message, cause);
    }
}
