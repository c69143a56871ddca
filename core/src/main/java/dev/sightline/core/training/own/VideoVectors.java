package dev.sightline.core.training.own;

import dev.sightline.core.model.Side;
import dev.sightline.core.problem.Problem;
import dev.sightline.core.problem.SightlineException;
import dev.sightline.core.tensor.FloatTensor;
import dev.sightline.core.tensor.Safetensors;
import dev.sightline.core.tensor.StoredType;
import dev.sightline.core.tensor.TensorFile;
import dev.sightline.core.words.Phrase;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * What the frozen parts make of one video and its texts: the inputs of a head, each {@code
 * [pooledWidth]}.
 *
 * @param video beside the learned absent text
 * @param texts each beside the learned absent video; may be empty
 * @param both the video beside each text
 */
record VideoVectors(float[] video, List<float[]> texts, List<float[]> both) {
  VideoVectors {
    texts = List.copyOf(texts);
    both = List.copyOf(both);
  }

  /** What evaluation takes of a side; without a text it is the video alone that speaks. */
  float[] of(Side side) {
    if (texts.isEmpty() || side == Side.VIDEO) {
      return video;
    }
    return side == Side.TEXT ? texts.getFirst() : both.getFirst();
  }

  /**
   * The same for a head that reads the video and nothing else: everything but the plain pooled
   * video is 0, and there are no texts.
   *
   * @param channels width of the plain pooled video, the last of the inputs
   */
  VideoVectors videoAlone(int channels) {
    float[] blind = video.clone();
    Arrays.fill(blind, 0, blind.length - channels, 0);
    return new VideoVectors(blind, List.of(), List.of());
  }

  /** Writes a file, whole or not at all. */
  void write(Path file) throws SightlineException {
    Map<String, FloatTensor> all = new LinkedHashMap<>();
    all.put("video", FloatTensor.of(video, video.length));
    for (int i = 0; i < texts.size(); i++) {
      all.put("text." + i, FloatTensor.of(texts.get(i), video.length));
      all.put("both." + i, FloatTensor.of(both.get(i), video.length));
    }
    Path part = file.resolveSibling(file.getFileName() + "." + UUID.randomUUID() + ".part");
    try {
      Safetensors.write(part, TensorFile.of(all), StoredType.F32);
      Files.move(part, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException e) {
      throw new SightlineException(
          Problem.FILE,
          Phrase.of("The folder of the training, {0}, cannot be written.", file.getParent()),
          e);
    }
  }

  /** Reads a file; empty if there is none, or it is damaged. */
  static Optional<VideoVectors> read(Path file) {
    if (!Files.exists(file)) {
      return Optional.empty();
    }
    try {
      Map<String, FloatTensor> all = Safetensors.read(file).tensors();
      List<float[]> texts = new ArrayList<>();
      List<float[]> both = new ArrayList<>();
      for (int i = 0; all.containsKey("text." + i); i++) {
        texts.add(all.get("text." + i).values());
        both.add(all.get("both." + i).values());
      }
      return Optional.of(new VideoVectors(all.get("video").values(), texts, both));
    } catch (SightlineException | NullPointerException e) {
      return Optional.empty(); // it is made again
    }
  }
}
