package dev.sightline.core.text;

import ai.djl.huggingface.tokenizers.Encoding;
import ai.djl.huggingface.tokenizers.HuggingFaceTokenizer;
import ai.djl.huggingface.tokenizers.jni.CharSpan;
import dev.sightline.core.job.NativeLibraries;
import dev.sightline.core.problem.Problem;
import dev.sightline.core.problem.SightlineException;
import dev.sightline.core.words.Phrase;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * The WordPiece tokenizer of BERT models, as a Hugging Face {@code tokenizer.json} describes it.
 * Owns native memory until it is closed. Thread-safe: the native tokenizer is read only.
 */
public final class BertTokenizer implements Tokenizer {
  /** What BERT's position table allows, special tokens included. */
  public static final int MAX_TOKENS = 512;

  /**
   * Characters that are read at most; a text of this length has far more than 512 tokens unless it
   * is nearly all white space.
   */
  private static final int MAX_CHARS = 200_000;

  private final HuggingFaceTokenizer nativeTokenizer;

  private BertTokenizer(HuggingFaceTokenizer nativeTokenizer) {
    this.nativeTokenizer = nativeTokenizer;
  }

  /**
   * The tokenizer of a built-in text encoder.
   *
   * @throws SightlineException {@code UNSUPPORTED} if its native library cannot be loaded here
   */
  public static BertTokenizer of(BuiltInText encoder) throws SightlineException {
    return new BertTokenizer(load(encoder.tokenizerJson()));
  }

  /**
   * A tokenizer from the content of a {@code tokenizer.json}.
   *
   * @throws SightlineException {@code BUNDLE} if it is not such a file
   */
  public static BertTokenizer of(byte[] json) throws SightlineException {
    return new BertTokenizer(load(json));
  }

  private static HuggingFaceTokenizer load(byte[] json) throws SightlineException {
    NativeLibraries.prepare();
    try {
      // Cut and padded here, not there: the library's own settings would hide what was cut.
      return HuggingFaceTokenizer.newInstance(
          new ByteArrayInputStream(json), Map.of("padding", "false", "truncation", "false"));
    } catch (LinkageError e) {
      throw new SightlineException(
          Problem.UNSUPPORTED,
          Phrase.of("The tokenizer's native library cannot be loaded here."),
          e);
    } catch (IOException | RuntimeException e) {
      throw new SightlineException(
          Problem.BUNDLE,
          Phrase.of("The model's tokenizer.json cannot be read as a tokenizer."),
          e);
    }
  }

  @Override
  public int maxTokens() {
    return MAX_TOKENS;
  }

  @Override
  public TokenizedText tokenize(String text) {
    String read = wellFormed(text);
    Encoding e = nativeTokenizer.encode(read, true, false);
    int n = e.getIds().length;
    boolean truncated = n > MAX_TOKENS || read.length() < text.length();
    List<Token> tokens = new ArrayList<>(Math.min(n, MAX_TOKENS));
    Offsets offsets = new Offsets(read);
    Words words = new Words();
    for (int i = 0; i < n; i++) {
      if (n > MAX_TOKENS && i == MAX_TOKENS - 1) {
        i = n - 1; // the last one that fits is [SEP]
      }
      int id = Math.toIntExact(e.getIds()[i]);
      String piece = e.getTokens()[i];
      CharSpan span = e.getCharTokenSpans()[i];
      if (e.getSpecialTokenMask()[i] == 1 || span == null) {
        tokens.add(new Token(id, piece, 0, 0, -1));
      } else {
        int start = offsets.utf16(span.getStart());
        int end = offsets.utf16(span.getEnd());
        tokens.add(new Token(id, piece, start, end, words.index(e.getWordIds()[i])));
      }
    }
    return new TokenizedText(text, tokens, truncated);
  }

  /** The beginning that is read, halves of surrogate pairs replaced; indices stay the same. */
  private static String wellFormed(String text) {
    int n = Math.min(text.length(), MAX_CHARS);
    StringBuilder out = new StringBuilder(n);
    for (int i = 0; i < n; ) {
      int c = text.codePointAt(i);
      boolean half = c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE;
      out.appendCodePoint(half ? 0xfffd : c);
      i += Character.charCount(c);
    }
    return out.toString();
  }

  /** From the library's offsets, in code points, to Java's, asked in rising order. */
  private static final class Offsets {
    private final String text;
    private int codePoint;
    private int index;

    Offsets(String text) {
      this.text = text;
    }

    int utf16(int wanted) {
      if (wanted < codePoint) {
        codePoint = 0;
        index = 0;
      }
      while (codePoint < wanted && index < text.length()) {
        index += Character.charCount(text.codePointAt(index));
        codePoint++;
      }
      return index;
    }
  }

  /** Counts words from 0 as they come; pieces of one word have one number in the library. */
  private static final class Words {
    private long last = Long.MIN_VALUE;
    private int count;

    int index(long libraryWord) {
      if (libraryWord < 0 || libraryWord != last) {
        count++;
      }
      last = libraryWord;
      return count - 1;
    }
  }

  @Override
  public void close() {
    nativeTokenizer.close();
  }
}
