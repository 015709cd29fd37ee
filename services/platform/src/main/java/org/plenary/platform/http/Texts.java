package org.plenary.platform.http;

/// The rules for texts from people, apart from any framework.
public final class Texts {

    private static final int FIRST_EMBEDDING = 0x202A;
    private static final int LAST_EMBEDDING = 0x202E;
    private static final int FIRST_ISOLATE = 0x2066;
    private static final int LAST_ISOLATE = 0x2068;
    private static final int POP_ISOLATE = 0x2069;

    /// As many marks as one letter may bear: no language's spelling stacks more, and a heap of them
    /// paints over what stands above.
    private static final int MARKS_MOST = 8;

    private static final int FIRST_TAG = 0xE0001;
    private static final int LAST_TAG = 0xE007F;
    private static final int BLACK_FLAG = 0x1F3F4;
    /// What begins, parts and ends annotations between lines, which no page draws.
    private static final int FIRST_ANNOTATION = 0xFFF9;
    private static final int LAST_ANNOTATION = 0xFFFB;

    private static final int FIRST_NONCHARACTER = 0xFDD0;
    private static final int LAST_NONCHARACTER = 0xFDEF;
    /// The last two code points of every plane are noncharacters, too.
    private static final int PLANE_END = 0xFFFE;

    /// Letters by their category that nobody sees: the fillers of Hangul, and Braille's blank.
    private static final String FILLERS = "\u115F\u1160\u3164\uFFA0\u2800";

    private Texts() {}

    /// Whether a text can be shown without doing something to what stands beside it: no control
    /// character but line feed, no lone surrogate or noncharacter, no embedding or override, every
    /// isolate closed in its own paragraph, no heap of marks on a letter, no tag but a flag's, no
    /// annotation.
    public static boolean isShowable(String text) {
        return !isHeaped(text) && isBalanced(text) && !isTagged(text);
    }

    /// Joiners and the like between marks are no new letter.
    private static boolean isHeaped(String text) {
        int marks = 0;
        for (int point : text.codePoints().toArray()) {
            switch (Character.getType(point)) {
                case Character.NON_SPACING_MARK, Character.ENCLOSING_MARK -> marks++;
                case Character.FORMAT -> {}
                default -> marks = 0;
            }
            if (marks > MARKS_MOST) {
                return true;
            }
        }
        return false;
    }

    /// Tags stand for nothing by themselves: they spell out a region's flag behind the black one (UTS
    /// #51, ED-14a).
    private static boolean isTagged(String text) {
        boolean inFlag = false;
        for (int point : text.codePoints().toArray()) {
            boolean tag = point >= FIRST_TAG && point <= LAST_TAG;
            if (tag && !inFlag) {
                return true;
            }
            inFlag = tag || point == BLACK_FLAG;
        }
        return false;
    }

    private static boolean isBalanced(String text) {
        int open = 0;
        for (int at = 0; at < text.length(); ) {
            int point = text.codePointAt(at);
            at += Character.charCount(point);
            if (point == '\n') {
                if (open != 0) {
                    return false;
                }
            } else if (isForbidden(point)) {
                return false;
            } else if (point >= FIRST_ISOLATE && point <= LAST_ISOLATE) {
                open++;
            } else if (point == POP_ISOLATE && --open < 0) {
                return false;
            }
        }
        return open == 0;
    }

    /// Whether there is anything to see: more than spaces, joiners and the fillers that some scripts
    /// have.
    public static boolean isVisible(String text) {
        return text.codePoints().anyMatch(point -> switch (Character.getType(point)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.SPACE_SEPARATOR,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR,
                    Character.NON_SPACING_MARK,
                    Character.UNASSIGNED -> false;
            default -> FILLERS.indexOf(point) < 0;
        });
    }

    private static boolean isForbidden(int point) {
        return switch (Character.getType(point)) {
            case Character.CONTROL, Character.SURROGATE, Character.LINE_SEPARATOR, Character.PARAGRAPH_SEPARATOR ->
                true;
            default ->
                point >= FIRST_EMBEDDING && point <= LAST_EMBEDDING
                        || point >= FIRST_ANNOTATION && point <= LAST_ANNOTATION
                        || point >= FIRST_NONCHARACTER && point <= LAST_NONCHARACTER
                        || (point & PLANE_END) == PLANE_END;
        };
    }
}
