package org.plenary.edge.board;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A question on the board.
///
/// @param author the shown name, affiliation or pseudonym; null when the asker chose none
/// @param origin as JSON has it, such as `web`
/// @param band the age band of who asks through the youth forum, such as `13-15`; null for all others
/// @param language BCP 47; null when it is not known
/// @param reworded whether a moderator put it in other words
/// @param translations what moderators put beside it for who does not read its language
/// @param mergedCount how many other questions are merged into it
/// @param answer a written answer; null when there is none
public record Item(
        String id,
        String text,
        @Nullable String author,
        String origin,
        @Nullable String band,
        @Nullable String language,
        long votes,
        boolean reworded,
        List<Translation> translations,
        int mergedCount,
        Stand state,
        @Nullable Instant publishedAt,
        @Nullable Instant stagedAt,
        @Nullable Instant answeredAt,
        @Nullable String answer,
        long version) {

    /// Where a question on the board stands.
    public enum Stand {
        PUBLISHED("published"),
        SELECTED("selected"),
        ON_STAGE("onStage"),
        ANSWERED("answered");

        private final String json;

        Stand(String json) {
            this.json = json;
        }

        /// The name in JSON.
        public String json() {
            return json;
        }
    }

    /// The ranking of the board: votes, then who was published first, then the id.
    static final Comparator<Item> BY_RANK = Comparator.comparingLong(Item::votes)
            .reversed()
            .thenComparing(Item::publishedAt, Comparator.nullsLast(Comparator.naturalOrder()))
            .thenComparing(Item::id);

    Item withVotes(long counted) {
        return counted == votes
                ? this
                : new Item(
                        id,
                        text,
                        author,
                        origin,
                        band,
                        language,
                        counted,
                        reworded,
                        translations,
                        mergedCount,
                        state,
                        publishedAt,
                        stagedAt,
                        answeredAt,
                        answer,
                        version);
    }

    /// Whether this is the other but for its votes.
    boolean isSameBesideVotes(Item other) {
        return withVotes(0).equals(other.withVotes(0));
    }
}
