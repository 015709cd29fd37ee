package org.plenary.local.demo;

/// The demo could not be loaded, though every call was answered.
public final class DemoFailure extends RuntimeException {

    private static final long serialVersionUID = 1L;

    DemoFailure(String message) {
        super(message);
    }
}
