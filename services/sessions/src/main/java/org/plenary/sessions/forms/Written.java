package org.plenary.sessions.forms;

import jakarta.validation.Constraint;
import jakarta.validation.ConstraintValidator;
import jakarta.validation.ConstraintValidatorContext;
import jakarta.validation.Payload;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// A text that stands for something else and must be well written. Null is left to `@NotNull`.
@Constraint(validatedBy = Written.Check.class)
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.FIELD, ElementType.TYPE_USE, ElementType.RECORD_COMPONENT})
public @interface Written {

    /// What a text may stand for.
    enum As {
        DATE("must be a date such as 2011-11-01") {
            @Override
            boolean isWell(String text) {
                var date = LocalDate.parse(text);
                return date.getYear() >= FIRST_YEAR && date.getYear() <= LAST_YEAR;
            }
        },
        INSTANT("must be a time such as 2011-11-01T09:30:00Z") {
            @Override
            boolean isWell(String text) {
                var time = OffsetDateTime.parse(text);
                return time.getYear() >= FIRST_YEAR && time.getYear() <= LAST_YEAR;
            }
        },
        TIME_ZONE("must be a time zone such as Europe/London") {
            @Override
            boolean isWell(String text) {
                return ZoneId.getAvailableZoneIds().contains(text);
            }
        },
        LANGUAGE("must be a language such as en or pt-BR") {
            @Override
            boolean isWell(String text) {
                return LANGUAGE_TAG.matcher(text).matches();
            }
        };

        /// Years in four digits that a programme can mean; PostgreSQL and RFC 3339 take them all.
        private static final int FIRST_YEAR = 1900;

        private static final int LAST_YEAR = 9998;
        private static final Pattern LANGUAGE_TAG = Pattern.compile("[A-Za-z]{2,3}(-[A-Za-z0-9]{1,8}){0,4}");

        private final String message;

        As(String message) {
            this.message = message;
        }

        abstract boolean isWell(String text);
    }

    As value();

    String message() default "is not well written";

    Class<?>[] groups() default {};

    Class<? extends Payload>[] payload() default {};

    /// Judges a text.
    final class Check implements ConstraintValidator<Written, String> {

        private As as = As.DATE;

        @Override
        public void initialize(Written rule) {
            as = rule.value();
        }

        @Override
        public boolean isValid(@Nullable String text, ConstraintValidatorContext context) {
            if (text == null || isWell(text)) {
                return true;
            }
            context.disableDefaultConstraintViolation();
            context.buildConstraintViolationWithTemplate(as.message).addConstraintViolation();
            return false;
        }

        private boolean isWell(String text) {
            try {
                return as.isWell(text);
            } catch (DateTimeException unreadable) {
                return false;
            }
        }
    }
}
