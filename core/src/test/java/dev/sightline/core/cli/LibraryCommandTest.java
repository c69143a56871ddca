package dev.sightline.core.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.sightline.core.library.catalogue.Catalogue;
import dev.sightline.core.media.Fraction;
import dev.sightline.core.media.TestVideos;
import dev.sightline.core.media.VideoSpec;
import dev.sightline.core.problem.Problem;
import dev.sightline.core.problem.SightlineException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LibraryCommandTest {
  private StringWriter out;
  private StringWriter err;

  @TempDir private Path temp;
  private Path films;

  @BeforeEach
  void write() throws Exception {
    films = Files.createDirectory(temp.resolve("films"));
    TestVideos.write(films.resolve("tom.mp4"), VideoSpec.withBFrames(10, Fraction.of(10)));
    Files.writeString(films.resolve("tom.txt"), "a cat");
    Files.writeString(films.resolve("letter.mp4"), "no video");
  }

  private int run(String command, Object... more) {
    out = new StringWriter();
    err = new StringWriter();
    List<String> args = new ArrayList<>(List.of("library", command));
    Arrays.stream(more).map(Object::toString).forEach(args::add);
    args.addAll(List.of("--library", temp.resolve("library.db").toString()));
    return SightlineCli.run(
        args.toArray(String[]::new),
        (bundle, keep) -> {
          throw new SightlineException(Problem.INTERNAL, "no model is needed");
        },
        new PrintWriter(out, true),
        new PrintWriter(err, true));
  }

  private List<JsonNode> lines() throws Exception {
    List<JsonNode> lines = new ArrayList<>();
    for (String line : out.toString().lines().toList()) {
      lines.add(new JsonMapper().readTree(line));
    }
    return lines;
  }

  @Test
  void videosAreImportedListedCheckedAndTakenBack() throws Exception {
    assertThat(run("import", films, "--json", "--strict")).isEqualTo(Problem.MEDIA.exitCode());
    assertThat(lines()).hasSize(3);
    JsonNode broken = lines().getFirst();
    assertThat(broken.path("result").asText()).isEqualTo("broken");
    assertThat(broken.path("notes").path(0).asText()).contains("“letter.mp4” is not a video");
    assertThat(lines().get(1).path("result").asText()).isEqualTo("added");
    assertThat(lines().getLast().path("summary").path("added").asInt()).isEqualTo(1);
    assertThat(run("import", films)).isZero();
    assertThat(out.toString()).contains("1 unchanged, 1 broken").contains("letter.mp4: ");

    assertThat(run("list", "--json")).isZero();
    JsonNode video = lines().getFirst();
    assertThat(video.path("title").asText()).isEqualTo("tom");
    assertThat(video.path("duration").asDouble()).isEqualTo(1);
    assertThat(video.path("texts").path(0).path("words").asText()).isEqualTo("a cat");
    assertThat(run("list")).isZero();
    assertThat(out.toString()).contains("sidecar    a cat").contains("1 videos");
    assertThat(run("list", "--broken", "--json")).isZero();
    assertThat(lines().getFirst().path("tries").asInt()).isEqualTo(1);
    assertThat(run("list", "--changed-since", 0, "--json")).isZero();
    assertThat(lines().getFirst().path("video").asInt()).isEqualTo(1);

    Path backup = temp.resolve("backup.db");
    assertThat(run("backup", backup)).isZero();
    assertThat(run("verify", "--content")).isZero();
    Files.delete(films.resolve("tom.mp4"));
    assertThat(run("verify", "--json")).isEqualTo(Problem.DATA.exitCode());
    assertThat(lines().getFirst().path("finding").asText()).isEqualTo("missing");
    assertThat(run("gc", "--missing", "--json")).isZero();
    assertThat(lines().getFirst().path("summary").path("videos").asInt()).isEqualTo(1);
    assertThat(run("restore", backup, "--json")).isZero();
    assertThat(Path.of(lines().getFirst().path("kept").asText())).exists();
    assertThat(run("export", temp.resolve("out.csv"))).isZero();
    assertThat(Files.readString(temp.resolve("out.csv")))
        .contains("films/tom.mp4,unlabelled,,a cat");
  }

  @Test
  void theSecondIsToldWithACodeOfItsOwn() throws Exception {
    Catalogue first = Catalogue.open(temp.resolve("library.db"));
    try {
      assertThat(run("import", films)).isEqualTo(Problem.BUSY.exitCode());
      assertThat(err.toString()).contains("open in another Sightline");
      assertThat(run("list")).isZero();
      assertThat(run("backup", temp.resolve("b.db"))).isZero();
    } finally {
      first.close();
    }
    assertThat(run("import", films)).isZero();
  }

  @Test
  void wrongUseIsTold() throws Exception {
    assertThat(run("list")).isEqualTo(Problem.FILE.exitCode());
    assertThat(err.toString()).contains("There is no library");
    assertThat(run("import")).isEqualTo(2);
    assertThat(run("import", "--threads", 0, films)).isEqualTo(2);
    assertThat(run("export", temp.resolve("out.txt"))).isEqualTo(2);
    assertThat(run("import", temp.resolve("gone"))).isEqualTo(Problem.FILE.exitCode());
    assertThat(run("restore", temp.resolve("gone"))).isEqualTo(Problem.FILE.exitCode());
  }
}
