package org.plenary.platform.http;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/// How many bytes a [Body] parameter takes, where the usual bound does not fit.
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.PARAMETER)
public @interface BodyLimit {

    /// The usual bound: a form with some thousand characters of text, in any script.
    int USUAL = 64 * 1024;

    /// In bytes.
    int value();
}
