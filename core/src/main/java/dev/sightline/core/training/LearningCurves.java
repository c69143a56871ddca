package dev.sightline.core.training;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.sightline.core.model.bundle.CurvePoint;
import dev.sightline.core.problem.Problem;
import dev.sightline.core.problem.SightlineException;
import dev.sightline.core.words.Phrase;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;

/** The learning curves of a run, kept in a JSON file that every epoch adds to. */
public final class LearningCurves {
  private static final ObjectMapper JSON = new ObjectMapper();

  private final Path file;
  private final List<CurvePoint> points;

  /** Goes on with what a killed run left. */
  public LearningCurves(Path file) throws SightlineException {
    this.file = file;
    try {
      points =
          Files.exists(file)
              ? new ArrayList<>(
                  JSON.readValue(Files.readString(file), new TypeReference<List<CurvePoint>>() {}))
              : new ArrayList<>();
    } catch (IOException e) {
      throw new SightlineException(Problem.DATA, Phrase.of("{0} is damaged; delete it.", file), e);
    }
  }

  /** Adds a point; one of the same stage and epoch, from a run that was killed, is replaced. */
  public void add(CurvePoint point) {
    points.removeIf(p -> p.stage().equals(point.stage()) && p.epoch() >= point.epoch());
    points.add(point);
    Path part = file.resolveSibling(file.getFileName() + ".part");
    try {
      Files.writeString(part, JSON.writerWithDefaultPrettyPrinter().writeValueAsString(points));
      Files.move(part, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException e) {
      throw new UncheckedIOException("writing " + file, e);
    }
  }

  /** All points so far, in the order of time. */
  public List<CurvePoint> points() {
    return List.copyOf(points);
  }

  /** Draws all curves. */
  public void writeSvg(Path svg) throws SightlineException {
    try {
      Files.writeString(svg, CurveSvg.draw(points));
    } catch (IOException e) {
      throw new SightlineException(Problem.FILE, Phrase.of("Cannot write {0}.", svg), e);
    }
  }
}
