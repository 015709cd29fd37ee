/// What qna knows of who takes part: a copy of the registration service's facts, without personal data.
///
/// [org.plenary.qna.participant.ParticipantProjection] follows the topic. A yes of the copy is enough; its **no** and
/// its **unknown** are confirmed with the owner by gRPC ([org.plenary.qna.participant.Participants#find]), so that who
/// has just registered can act at once. When the owner gives no answer the person is not let in: the call fails.
@NullMarked
package org.plenary.qna.participant;

import org.jspecify.annotations.NullMarked;
