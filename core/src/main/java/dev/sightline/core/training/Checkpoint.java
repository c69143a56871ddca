package dev.sightline.core.training;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import dev.sightline.core.model.ParameterSet;
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
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The state of one training stage between two epochs, in one safetensors file: parameters ({@code
 * p:}), moments ({@code m:}, {@code v:}), average ({@code a:}), and the epoch and step in its
 * metadata. The file is replaced in one move, so that a kill leaves the older one.
 */
public final class Checkpoint {
  private Checkpoint() {}

  /**
   * Writes a checkpoint in place of an older one.
   *
   * @throws SightlineException if it cannot be written
   */
  public static void save(
      Path file, ParameterSet parameters, AdamW optimizer, OptimizerState state, int epochsDone)
      throws SightlineException {
    Map<String, FloatTensor> all = new LinkedHashMap<>();
    collect(all, "p:", parameters);
    collect(all, "m:", state.firstMoment());
    collect(all, "v:", state.secondMoment());
    collect(all, "a:", state.average());
    Map<String, String> words =
        Map.of("epoch", Integer.toString(epochsDone), "step", Long.toString(optimizer.step()));
    Path part = file.resolveSibling(file.getFileName() + ".part");
    try {
      Files.createDirectories(file.toAbsolutePath().getParent());
      Safetensors.write(part, TensorFile.of(all, words), StoredType.F32);
      Files.move(part, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException e) {
      throw new SightlineException(
          Problem.FILE, Phrase.of("Cannot write the checkpoint {0}.", file), e);
    }
  }

  /**
   * What a checkpoint held.
   *
   * @param state for {@link AdamW}
   * @param epochsDone epochs before it was written
   */
  public record Restored(OptimizerState state, int epochsDone) {}

  /** Reads a checkpoint, replacing the values of {@code parameters}. */
  public static Restored load(Path file, NDManager manager, ParameterSet parameters)
      throws SightlineException {
    TensorFile content = Safetensors.read(file);
    ParameterSet m = new ParameterSet(manager);
    ParameterSet v = new ParameterSet(manager);
    ParameterSet a = new ParameterSet(manager);
    Map<String, ParameterSet> sides = Map.of("p:", parameters, "m:", m, "v:", v, "a:", a);
    content
        .tensors()
        .forEach(
            (name, tensor) ->
                sides
                    .get(name.substring(0, 2))
                    .put(name.substring(2), tensor.values(), tensor.longShape()));
    long step = Long.parseLong(content.metadata().get("step"));
    return new Restored(
        new OptimizerState(m, v, a, step), Integer.parseInt(content.metadata().get("epoch")));
  }

  private static void collect(Map<String, FloatTensor> all, String side, ParameterSet set) {
    for (String name : set.names()) {
      NDArray array = set.get(name);
      int[] shape =
          java.util.Arrays.stream(array.getShape().getShape()).mapToInt(Math::toIntExact).toArray();
      all.put(side + name, FloatTensor.of(array.toFloatArray(), shape));
    }
  }
}
