/// Wishes of many people, carried out together: what votes and polls have in common.
///
/// [org.plenary.qna.batch.Batches] (event-loop code) gathers what everyone wants in the same few
/// milliseconds and hands it on as one batch, which is one transaction; what a batch does is its
/// owner's business ([org.plenary.qna.batch.Work]).
///
/// What always holds: nothing is answered before its commit; of several wishes of one person about
/// one thing that wait, the last is carried out and answers for all of them; two such wishes are
/// carried out in the order they came; how much may wait, and how much may be under way, is
/// bounded.
@NullMarked
package org.plenary.qna.batch;

import org.jspecify.annotations.NullMarked;
