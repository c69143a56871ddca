package dev.sightline.core.text;

import dev.sightline.core.problem.Problem;
import dev.sightline.core.problem.SightlineException;
import dev.sightline.core.words.Phrase;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.Optional;

/**
 * The frozen text encoders that ship with the program, each with its tokenizer: BERTs, as ONNX, in
 * Maven artifacts. A bundle or a recipe names the one that it builds upon by {@link #id()}.
 * Stateless; safe from any thread.
 */
public enum BuiltInText {
  /** English; 6 layers of 384 values; texts are taken as lower case. */
  ALL_MINILM_L6_V2("all-minilm-l6-v2", "en", 12, 384, "Apache-2.0"),
  /**
   * Chinese; 4 layers of 512 values. Each Chinese character is a token of its own; Latin words with
   * capitals are mostly unknown to it.
   */
  BGE_SMALL_ZH("bge-small-zh-v1.5", "zh", 8, 512, "MIT");

  private final String id;
  private final String language;
  private final int heads;
  private final int dim;
  private final String licence;

  BuiltInText(String id, String language, int heads, int dim, String licence) {
    this.id = id;
    this.language = language;
    this.heads = heads;
    this.dim = dim;
    this.licence = licence;
  }

  /** The encoder of that name; empty if this program does not have it. */
  public static Optional<BuiltInText> of(String id) {
    return Arrays.stream(values()).filter(e -> e.id.equals(id)).findFirst();
  }

  /** How manifests and recipes refer to it and to its tokenizer. */
  public String id() {
    return id;
  }

  /** Its name as its authors write it. */
  public String title() {
    return this == ALL_MINILM_L6_V2 ? "all-MiniLM-L6-v2" : id;
  }

  /** The language of the texts that it reads: {@code en} or {@code zh} (ISO 639-1). */
  public String language() {
    return language;
  }

  /** Attention heads of each layer, which no tensor tells. */
  public int heads() {
    return heads;
  }

  /** Width of its hidden states. */
  public int dim() {
    return dim;
  }

  /** Licence of its weights, an SPDX identifier. */
  public String licence() {
    return licence;
  }

  /**
   * The content of its ONNX file (90 MB); not on the FX thread.
   *
   * @throws SightlineException {@code UNSUPPORTED} if it is missing, {@code FILE} if it cannot be
   *     read
   */
  public byte[] onnx() throws SightlineException {
    return read("/" + id + ".onnx");
  }

  /**
   * The content of its {@code tokenizer.json}.
   *
   * @throws SightlineException as {@link #onnx}
   */
  public byte[] tokenizerJson() throws SightlineException {
    return read("/" + id + "-tokenizer.json");
  }

  private static byte[] read(String resource) throws SightlineException {
    try (InputStream in = BuiltInText.class.getResourceAsStream(resource)) {
      if (in == null) {
        throw new SightlineException(
            Problem.UNSUPPORTED,
            Phrase.of("The text encoder's jar is missing from this installation."));
      }
      return in.readAllBytes();
    } catch (IOException e) {
      throw new SightlineException(
          Problem.FILE,
          Phrase.of("The text encoder's jar cannot be read; install Sightline again."),
          e);
    }
  }
}
