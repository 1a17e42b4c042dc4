package ais.geofence.text;

/**
 * The head of a table's column, on the console or in a page.
 *
 * @param content what the cells hold
 */
public record ColumnHead(String text, Content content) {
    /** What the cells of a column hold. */
    public enum Content {
        /** Texts to the left; where room is short they lose their middle. */
        TEXTS,
        /** Texts to the left; where room is short they are wrapped. */
        WRAPPED_TEXTS,
        /** Numbers to the right; they are always whole. */
        NUMBERS
    }

    /** The head of a column of texts, which may be shortened. */
    public static ColumnHead texts(String text) {
        return new ColumnHead(text, Content.TEXTS);
    }

    /** The head of a column of texts, which are wrapped and not shortened. */
    public static ColumnHead wrapped(String text) {
        return new ColumnHead(text, Content.WRAPPED_TEXTS);
    }

    /** The head of a column of numbers. */
    public static ColumnHead numbers(String text) {
        return new ColumnHead(text, Content.NUMBERS);
    }
}
