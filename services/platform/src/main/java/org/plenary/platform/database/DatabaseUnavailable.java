package org.plenary.platform.database;

/// The database gave no answer in time, or went away. Nothing of the transaction may be taken as done.
public final class DatabaseUnavailable extends RuntimeException {

    private static final long serialVersionUID = 1L;

    DatabaseUnavailable(Throwable cause) {
        super("The database is not available", cause);
    }
}
