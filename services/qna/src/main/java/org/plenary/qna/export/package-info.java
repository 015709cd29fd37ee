/// A session's questions and polls to take along, as JSON, CSV or a workbook.
///
/// What always holds: whoever takes it along finds in it what they may read on the pages, and nothing else; nothing of
/// what a dismissed question said, and under the Chatham House Rule nothing of who asked.
@NullMarked
package org.plenary.qna.export;

import org.jspecify.annotations.NullMarked;
