/// Who may do what in a session.
///
/// What the many do (watch, take part) is decided on the copy of participants; what the few do (moderate, chair) on
/// roles that are asked of registration by gRPC and held for less than five seconds, so that a role taken away ends in
/// time; when registration is silent the last answer holds for ten minutes. Every other doubt is a no.
///
/// [org.plenary.qna.rights.Rights] decides; [org.plenary.qna.rights.Gate] stands at the edge and turns a no into the
/// refusal that tells no more than its reader may know: who has no part in a conference by invitation is told that
/// there is no such thing.
@NullMarked
package org.plenary.qna.rights;

import org.jspecify.annotations.NullMarked;
