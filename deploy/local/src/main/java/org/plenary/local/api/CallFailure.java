package org.plenary.local.api;

/// A call was refused, or not answered; the message says which.
public final class CallFailure extends RuntimeException {

    private static final long serialVersionUID = 1L;

    CallFailure(String message) {
        super(message);
    }

    CallFailure(String message, Throwable cause) {
        super(message, cause);
    }
}
