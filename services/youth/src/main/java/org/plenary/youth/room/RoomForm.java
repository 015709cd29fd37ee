package org.plenary.youth.room;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import java.util.Objects;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import org.plenary.platform.http.PlainText;
import org.plenary.youth.admission.Band;
import org.plenary.youth.breakout.Plan;

/// What is sent about rooms.
final class RoomForm {

    private static final String BANDS = "13-15|16-17";
    private static final String NO_BAND = "must be 13-15 or 16-17";
    private static final int TOPIC_MOST = 160;
    private static final int CAPACITY_MOST = 50;
    private static final int MINUTES_MOST = 180;
    private static final int EXTENSION_MOST = 60;
    private static final String CHOICE = "choice";

    private RoomForm() {}

    /// A room to make.
    @Schema(name = "YouthBreakoutCreate")
    record Create(
            @NotNull @PlainText(max = TOPIC_MOST, oneLine = true) @Nullable
            String topic,

            @NotNull @Pattern(regexp = BANDS, message = NO_BAND) @Schema(enumeration = {"13-15", "16-17"}) @Nullable
            String band,

            @NotNull @Min(2) @Max(CAPACITY_MOST) @Schema(description = "For how many young people") @Nullable
            Integer capacity,

            @NotNull @Min(1) @Max(MINUTES_MOST) @Schema(description = "How long it is open") @Nullable
            Integer minutes,

            @Pattern(regexp = "choice|assigned", message = "must be choice or assigned")
            @Schema(
                    enumeration = {"choice", "assigned"},
                    description = "Whether young people choose the room themselves (as when left out) or are given it")
            @Nullable
            String joining) {

        Plan plan() {
            return new Plan(
                    Objects.requireNonNull(topic),
                    Band.of(Objects.requireNonNull(band)),
                    Objects.requireNonNull(capacity),
                    Objects.requireNonNull(minutes),
                    joining == null || joining.equals(CHOICE));
        }
    }

    /// Whom to spread over the rooms.
    @Schema(name = "YouthRosterSpread")
    record Spread(
            @NotNull @Pattern(regexp = BANDS, message = NO_BAND) @Schema(enumeration = {"13-15", "16-17"}) @Nullable
            String band,

            @Schema(description = "Whether who has a room already is moved, too")
            boolean anew) {

        Band chosen() {
            return Band.of(Objects.requireNonNull(band));
        }
    }

    /// Time to add.
    @Schema(name = "YouthBreakoutExtend")
    record Extend(
            @NotNull @Min(1) @Max(EXTENSION_MOST) @Nullable Integer minutes) {}
}
