/// What qna knows of who takes part: a copy of the registration service's facts. Nothing personal
/// but from which part of the world somebody takes part, which is counted and told of nobody
/// (`services/adr/0021`).
///
/// [org.plenary.qna.participant.ParticipantProjection] follows the topic. A yes of the copy is
/// enough; its **no** and its **unknown** are confirmed with the owner by gRPC
/// ([org.plenary.qna.participant.Participants#find]), so that who has just registered can act at
/// once. When the owner gives no answer the person is not let in: the call fails.
@NullMarked
package org.plenary.qna.participant;

import org.jspecify.annotations.NullMarked;
