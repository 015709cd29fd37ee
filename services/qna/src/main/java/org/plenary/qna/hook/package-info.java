/// Posts that are delivered to us: a webhook, signed as Standard Webhooks say.
///
/// [org.plenary.qna.hook.HookResource] takes a delivery without any login: its signature says who sends it.
///
/// What always holds: nothing of a delivery is looked at, but its length, before its signature was found good;
/// a webhook that does not exist is refused as one with a wrong signature; what was acted on acts no second
/// time, whenever it comes again.
@NullMarked
package org.plenary.qna.hook;

import org.jspecify.annotations.NullMarked;
