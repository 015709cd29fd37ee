package org.plenary.qna.batch;

import io.smallrye.mutiny.Uni;
import java.util.Comparator;
import java.util.List;

/// What is done with the wishes that [Batches] gathers.
///
/// @param <W> what a person wants of a thing
/// @param <O> what came of it
public interface Work<W, O> {

    /// The person and the thing: what two wishes must not both be about in batches under way.
    Object about(W wish);

    /// In which order batches write, so that no two wait for each other in a circle. Tells apart what [#about] does.
    Comparator<W> order();

    /// Carries out a batch in one transaction: at most one wish about the same, sorted. Event-loop code. Outcomes come
    /// in the order of the wishes, and only when they are durable.
    Uni<List<O>> carryOut(List<W> batch);

    /// What is answered when too many wait; nothing was done then.
    O overloaded();
}
