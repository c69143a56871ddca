package dev.sightline.core.training.data.own;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sightline.core.problem.Problem;
import dev.sightline.core.problem.SightlineException;
import java.io.IOException;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import net.jqwik.api.constraints.StringLength;
import net.jqwik.api.constraints.UniqueElements;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;

class SetPropertyTest {
  /** Whatever stands in a list, it is read or refused in one sentence. */
  @Property(tries = 300)
  void anyBytesAreAListOrRefusedInASentence(@ForAll @Size(max = 300) byte[] content)
      throws Exception {
    readOrRefused("list.csv", content);
    readOrRefused("list.json", content);
  }

  @Property(tries = 300)
  void anyTextBehindAGoodHeaderIsReadOrRefused(@ForAll @StringLength(max = 200) String text)
      throws Exception {
    byte[] csv = ("path,label,split\n" + text).getBytes("UTF-8");
    readOrRefused("list.csv", csv);
    readOrRefused("list.json", ("[{\"path\":\"a\",\"label\":\"" + text + "\"}]").getBytes("UTF-8"));
  }

  private static void readOrRefused(String name, byte[] content) throws IOException {
    Path folder = Files.createTempDirectory("set");
    Path file = folder.resolve(name);
    try {
      Files.write(file, content);
      OwnSet set = SetReader.read(file);
      assertThat(set.videos()).isNotEmpty();
      assertThat(set.videos()).allMatch(v -> v.file().startsWith(folder.toAbsolutePath()));
    } catch (SightlineException e) {
      assertThat(e.problem()).isEqualTo(Problem.DATA);
      assertThat(e.userMessage()).isNotBlank().doesNotContain("\n").doesNotContain("Exception");
    } finally {
      Files.deleteIfExists(file);
      Files.delete(folder);
    }
  }

  @Property(tries = 200)
  void labelsAndTextsSurviveACsv(
      @ForAll @Size(min = 1, max = 6) List<@StringLength(min = 1, max = 20) String> words)
      throws Exception {
    List<String> clean =
        words.stream()
            .map(w -> w.replaceAll("[\\x00-\\x1F\\x7F-\\x9F\uD800-\uDFFF\uFEFF]", "").strip())
            .toList();
    StringWriter out = new StringWriter();
    try (CSVPrinter printer = new CSVPrinter(out, CSVFormat.DEFAULT)) {
      printer.printRecord("path", "label", "text");
      for (int i = 0; i < clean.size(); i++) {
        printer.printRecord("v" + i + ".mp4", "l" + clean.get(i), clean.get(i));
      }
    }
    Path folder = Files.createTempDirectory("set");
    Path file = Files.writeString(folder.resolve("s.csv"), out.toString());
    try {
      List<OwnVideo> videos = SetReader.read(file).videos();
      assertThat(videos)
          .extracting(OwnVideo::label)
          .isEqualTo(clean.stream().map(w -> "l" + w).toList());
      assertThat(videos)
          .extracting(v -> v.texts().isEmpty() ? "" : v.texts().getFirst())
          .isEqualTo(clean);
    } finally {
      Files.delete(file);
      Files.delete(folder);
    }
  }

  @Property(tries = 200)
  void aSourceNeverStraddlesAndEachClassKeepsTrainingVideos(
      @ForAll @Size(min = 1, max = 60) List<@IntRange(max = 4) Integer> classes,
      @ForAll @IntRange(min = 1, max = 12) int sources,
      @ForAll long seed) {
    Random random = new Random(seed);
    List<String> labels = classes.stream().map(c -> "c" + c).toList();
    List<String> from = labels.stream().map(l -> "s" + random.nextInt(sources)).toList();
    List<Part> parts = Splitter.split(labels, from, Collections.nCopies(labels.size(), null), seed);
    Map<String, Part> partOf = new HashMap<>();
    for (int i = 0; i < parts.size(); i++) {
      assertThat(partOf.computeIfAbsent(from.get(i), k -> Part.TRAIN)).isNotNull();
      partOf.put(from.get(i), parts.get(i));
    }
    for (int i = 0; i < parts.size(); i++) {
      assertThat(parts.get(i)).isEqualTo(partOf.get(from.get(i)));
    }
    for (String label : labels) {
      assertThat(IntStream.range(0, parts.size()))
          .anyMatch(i -> labels.get(i).equals(label) && parts.get(i) == Part.TRAIN);
    }
  }

  @Property(tries = 100)
  void theOrderOfTheListDoesNotMatter(
      @ForAll @Size(min = 2, max = 30) @UniqueElements List<@IntRange(max = 1000) Integer> numbers,
      @ForAll long seed) {
    List<Integer> other = new ArrayList<>(numbers);
    Collections.shuffle(other, new Random(seed));
    assertThat(devOf(numbers, seed)).isEqualTo(devOf(other, seed));
  }

  private static List<Integer> devOf(List<Integer> numbers, long seed) {
    List<Part> parts =
        Splitter.split(
            numbers.stream().map(n -> "c" + n % 3).toList(),
            numbers.stream().map(n -> "s" + n / 2).toList(),
            Collections.nCopies(numbers.size(), null),
            seed);
    return IntStream.range(0, parts.size())
        .filter(i -> parts.get(i) == Part.DEV)
        .mapToObj(numbers::get)
        .sorted()
        .toList();
  }
}
