package dev.sightline.core.model.speech;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What somebody says at once.
 *
 * @param speaker who says it; empty if that is not known
 * @param text the words
 */
public record Utterance(String speaker, String text) {
  /** “Ada: hello”, as subtitles name speakers: up to three words that begin with a capital. */
  private static final Pattern NAMED =
      Pattern.compile("^\\s*-?\\s*(\\p{Lu}[\\p{L}.'’]*(?: \\p{Lu}[\\p{L}.'’]*){0,2}):\\s+(.*)$");

  /** Reads a line of subtitles, which may name its speaker before a colon. */
  public static Utterance of(String line) {
    String words = line.replaceAll("\\s+", " ").strip();
    Matcher named = NAMED.matcher(words);
    return named.matches()
        ? new Utterance(named.group(1), named.group(2).strip())
        : new Utterance("", words);
  }

  /** True if it is known that the same person speaks. */
  boolean isBySpeakerOf(Utterance other) {
    return !speaker.isEmpty() && speaker.equals(other.speaker);
  }
}
