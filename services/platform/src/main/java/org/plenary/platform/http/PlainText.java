package org.plenary.platform.http;

import jakarta.validation.Constraint;
import jakarta.validation.ConstraintValidator;
import jakarta.validation.ConstraintValidatorContext;
import jakarta.validation.Payload;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.jspecify.annotations.Nullable;

/// A text from a person: with something to see in it unless `min` is 0, at most `max` code points, free of
/// control characters but line feed (and of that in one line), of embeddings and overrides (U+202A to U+202E), of
/// noncharacters and heaps of marks, and with balanced isolates (UAX #9). Joiners stay: scripts and emoji need them.
/// Null is left to `@NotNull`.
@Constraint(validatedBy = PlainText.Check.class)
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.FIELD, ElementType.TYPE_USE, ElementType.RECORD_COMPONENT})
public @interface PlainText {

    /// The message that makes the problem's code `text.control`.
    String CONTROL = "holds characters that cannot be shown";

    int min() default 1;

    int max();

    /// Whether it is a name or the like, which stands in one line.
    boolean oneLine() default false;

    String message() default "is not a plain text";

    Class<?>[] groups() default {};

    Class<? extends Payload>[] payload() default {};

    /// Judges a text.
    final class Check implements ConstraintValidator<PlainText, String> {

        private int min;
        private int max;
        private boolean oneLine;

        @Override
        public void initialize(PlainText rule) {
            min = rule.min();
            max = rule.max();
            oneLine = rule.oneLine();
        }

        @Override
        public boolean isValid(@Nullable String text, ConstraintValidatorContext context) {
            if (text == null) {
                return true;
            }
            var fault = fault(text);
            if (fault == null) {
                return true;
            }
            context.disableDefaultConstraintViolation();
            context.buildConstraintViolationWithTemplate(fault).addConstraintViolation();
            return false;
        }

        private @Nullable String fault(String text) {
            if (!Texts.isShowable(text)) {
                return CONTROL;
            }
            int length = text.codePointCount(0, text.length());
            if (length > max) {
                return "may have at most %d characters".formatted(max);
            }
            if (oneLine && text.indexOf('\n') >= 0) {
                return "must be one line";
            }
            return min > 0 && !Texts.isVisible(text) || length < min ? "must not be empty" : null;
        }
    }
}
