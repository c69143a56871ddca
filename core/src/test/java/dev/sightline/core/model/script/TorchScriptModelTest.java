package dev.sightline.core.model.script;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.sightline.core.model.bundle.BundleReader;
import dev.sightline.core.model.bundle.ModelBundle;
import dev.sightline.core.problem.Problem;
import dev.sightline.core.problem.SightlineException;
import dev.sightline.core.tensor.FloatTensor;
import dev.sightline.core.tensor.TorchEngine;
import dev.sightline.core.text.TokenizedText;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The toy model of sightline_export.py; the expected values are PyTorch's own. */
class TorchScriptModelTest {
  private static final int SIDE = 32;

  @TempDir private Path dir;

  /** The toy bundle in a folder, with another model and another manifest. */
  private Path toy(String model, UnaryOperator<String> manifest) throws Exception {
    Path folder = Files.createDirectories(dir.resolve("toy"));
    for (String file : List.of("card.md", "tokenizer.json")) {
      Files.write(folder.resolve(file), resource("toy/" + file));
    }
    byte[] script = resource(model);
    Files.write(folder.resolve("model.pt"), script);
    byte[] before = resource("toy/model.pt");
    String json = new String(resource("toy/bundle.json"), StandardCharsets.UTF_8);
    json = json.replace(sha256(before), sha256(script));
    json = json.replace("\"size\": " + before.length, "\"size\": " + script.length);
    Files.writeString(folder.resolve("bundle.json"), manifest.apply(json));
    return folder;
  }

  private static String sha256(byte[] content) throws Exception {
    return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content));
  }

  private static byte[] resource(String name) throws Exception {
    try (var in = TorchScriptModelTest.class.getResourceAsStream("/torchscript/" + name)) {
      return in.readAllBytes();
    }
  }

  private TorchScriptModel open(String model, UnaryOperator<String> manifest) throws Exception {
    return TorchScriptModel.open(BundleReader.open(toy(model, manifest)), new TorchEngine(1));
  }

  private static byte[] frame(int number) {
    byte[] rgb = new byte[3 * SIDE * SIDE];
    for (int y = 0; y < SIDE; y++) {
      for (int x = 0; x < SIDE; x++) {
        for (int c = 0; c < 3; c++) {
          rgb[(y * SIDE + x) * 3 + c] = (byte) (x * 7 + y * 3 + c * 11 + number * 5);
        }
      }
    }
    return rgb;
  }

  @Test
  void givesWhatPyTorchGives() throws Exception {
    try (TorchScriptModel model = open("toy/model.pt", m -> m)) {
      float[] clip = model.grid(List.of(frame(0), frame(1)));
      assertThat(clip).hasSize(4 * 8);
      assertClose(
          java.util.Arrays.copyOfRange(clip, 8, 16),
          -0.440641,
          0.749343,
          0.473123,
          -0.138387,
          0.103793,
          0.371631,
          -0.436641,
          -0.808299);
      float[] grid = new float[2 * clip.length];
      for (int i = 0; i < clip.length; i++) {
        grid[i] = clip[i];
        grid[clip.length + i] = clip[i] / 2;
      }
      TokenizedText words = model.tokenize("dog cup an rocket");
      ScriptOutput out = model.run(words, grid, 2);
      assertClose(out.logits().get("mood"), 0.222189, 0.407939, -0.170782);
      assertThat(out.score()).isCloseTo(-0.081973f, within(1e-5f));
      FloatTensor map = out.map(ScriptMap.TEXT_TO_VIDEO).orElseThrow();
      assertThat(map.shape()).containsExactly(1, 1, 6, 8);
      assertClose(
          java.util.Arrays.copyOf(map.values(), 8),
          0.128289,
          0.113168,
          0.119767,
          0.121359,
          0.133422,
          0.125312,
          0.128914,
          0.129768);
      assertThat(out.map(ScriptMap.VIDEO_TO_TEXT)).isPresent();
      assertThat(out.map(ScriptMap.ALIGNMENT)).as("the model has none").isEmpty();
      assertThat(out.map(ScriptMap.TEXT_SELF)).isEmpty();
    }
  }

  @Test
  void aLongTextIsCutToWhatTheModelReads() throws Exception {
    try (TorchScriptModel model = open("toy/model.pt", m -> m)) {
      TokenizedText words = model.tokenize("cat ".repeat(100));
      assertThat(words.tokens()).hasSize(64);
      assertThat(words.tokens().getLast().piece()).isEqualTo("[SEP]");
      assertThat(words.truncated()).isTrue();
    }
  }

  @Test
  void aModelWithoutAttentionStillAnswers() throws Exception {
    try (TorchScriptModel model = open("Base.pt", m -> m)) {
      ScriptOutput out = model.run(model.tokenize("a cat"), new float[4 * 8], 1);
      assertThat(out.logits().get("mood")).hasSize(3);
      assertThat(out.score()).isNaN();
      assertThat(out.attention()).isEmpty();
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "Turned.pt | text_to_video has the axes [1, 1, 8, 5]",
        "Turned.pt | [layers, heads, tokens = 5, cells = 8] is expected",
        "Unnormalised.pt | rows of its output alignment do not sum to 1",
        "NotANumber.pt | logits.mood holds values that are no numbers",
        "Layerless.pt | text_to_video has the axes [0, 1, 5, 8]",
        "Scores.pt | score has the axes [2] where [1] is expected",
        "Failing.pt | its method forward fails"
      })
  void whatIsWrongIsSaidByName(String model, String why) {
    assertThatThrownBy(() -> open(model, m -> m))
        .isInstanceOfSatisfying(
            SightlineException.class, e -> assertThat(e.problem()).isEqualTo(Problem.BUNDLE))
        .hasMessageContaining("toy 1.0")
        .hasMessageContaining(why);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "\"mood\" | \"weather\" | has no output logits.weather",
        "\"gridWidth\": 2 | \"gridWidth\": 3 | encode_video gives [1, 4, 8] where [1, places = 6",
        "\"videoChannels\": 8 | \"videoChannels\": 9 | encode_video gives [1, 4, 8]"
      })
  void aManifestThatDoesNotFitTheModelIsRefused(String from, String to, String why) {
    assertThatThrownBy(() -> open("toy/model.pt", m -> m.replace(from, to)))
        .hasMessageContaining(why);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "\"side\": 32 | \"side\": 0 | preparation of frames",
        "\"divisor\": 128.0 | \"divisor\": 0.0 | preparation of frames",
        "\"tokenizer.json\" | \"curves.json\" | brings no tokenizer.json",
        "\"card.md\" | \"confidence.json\" | is for native models",
        "\"model.pt\" | \"weights.safetensors\" | lists weights.safetensors for a model without it"
      })
  void aManifestThatIsNoScriptsIsRefused(String from, String to, String why) throws Exception {
    Path folder = toy("toy/model.pt", m -> m.replace(from, to));
    assertThatThrownBy(() -> BundleReader.open(folder)).hasMessageContaining(why);
  }

  @Test
  void aFileThatIsNoTorchScriptIsRefused() throws Exception {
    ModelBundle bundle = BundleReader.open(toy("toy/card.md", m -> m));
    assertThatThrownBy(() -> TorchScriptModel.open(bundle, new TorchEngine(1)))
        .hasMessageContaining("no TorchScript model");
  }

  private static void assertClose(float[] actual, double... expected) {
    assertThat(actual).hasSize(expected.length);
    for (int i = 0; i < expected.length; i++) {
      assertThat((double) actual[i]).isCloseTo(expected[i], within(1e-5));
    }
  }
}
