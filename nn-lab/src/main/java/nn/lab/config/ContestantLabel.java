package nn.lab.config;

/**
 * What a contestant is called.
 *
 * @param text in tables and files
 * @param brief where room is short: the text, or if that is long only what differs from the others
 */
public record ContestantLabel(String text, String brief) {}
