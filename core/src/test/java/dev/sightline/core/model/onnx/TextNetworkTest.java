package dev.sightline.core.model.onnx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.djl.ndarray.NDManager;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.sightline.core.model.bert.BertEncoder;
import dev.sightline.core.model.bert.BertWeights;
import dev.sightline.core.model.bert.TextStates;
import dev.sightline.core.tensor.FloatTensor;
import dev.sightline.core.tensor.Safetensors;
import dev.sightline.core.tensor.TensorFile;
import dev.sightline.core.tensor.TorchEngine;
import dev.sightline.core.text.BertTokenizer;
import dev.sightline.core.text.BuiltInText;
import dev.sightline.core.text.Token;
import dev.sightline.core.text.TokenizedText;
import java.io.InputStream;
import java.util.Collections;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/**
 * Expected values: Hugging Face transformers (shared/reference/make_text.py), and {@link
 * BertEncoder} on DJL with the same weights.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class TextNetworkTest {
  /** Both sides sum 384 to 2,048 products in float32 in their own order, layer after layer. */
  private static final float TO_REFERENCE = 1e-4f;

  private static final float TO_TWIN = 2e-5f;

  private BertTokenizer tokenizer;
  private BertWeights weights;
  private TextNetwork network;

  @BeforeAll
  void open() throws Exception {
    tokenizer = BertTokenizer.of(BuiltInText.ALL_MINILM_L6_V2);
    weights = BertWeights.of(BuiltInText.ALL_MINILM_L6_V2);
    network = new TextNetwork(weights, 2);
  }

  @AfterAll
  void close() {
    network.close();
    tokenizer.close();
  }

  @Test
  void everyHiddenStateAndAttentionMapEqualsTheReference() throws Exception {
    equalsTheReference("minilm", tokenizer, network);
  }

  @Test
  void soItDoesForTheChineseEncoder() throws Exception {
    try (BertTokenizer chineseTokenizer = BertTokenizer.of(BuiltInText.BGE_SMALL_ZH);
        TextNetwork chinese = new TextNetwork(BertWeights.of(BuiltInText.BGE_SMALL_ZH), 2)) {
      equalsTheReference("bge-small-zh", chineseTokenizer, chinese);
    }
  }

  private static void equalsTheReference(String name, BertTokenizer tokenizer, TextNetwork network)
      throws Exception {
    JsonNode texts = new ObjectMapper().readTree(resource("/reference/text/" + name + ".json"));
    TensorFile expected =
        Safetensors.read(resource("/reference/text/" + name + ".safetensors"), name);
    assertThat(texts.size()).isPositive();
    for (int i = 0; i < texts.size(); i++) {
      TextStates actual = network.encode(tokenizer.tokenize(texts.path(i).path("text").asText()));
      assertClose(actual.hidden(), expected.get(i + ".hidden_states"), TO_REFERENCE);
      assertClose(actual.attention(), expected.get(i + ".attentions"), TO_REFERENCE);
    }
  }

  @Test
  void equalsTheDifferentiableEncoder() throws Exception {
    try (NDManager manager = new TorchEngine(1).newManager();
        BertEncoder twin = new BertEncoder(weights, manager)) {
      for (String words : new String[] {"a", "two dogs run across the snow", "dog ".repeat(600)}) {
        TokenizedText text = tokenizer.tokenize(words);
        TextStates expected = twin.encode(text);
        TextStates actual = network.encode(text);
        assertClose(actual.hidden(), expected.hidden(), TO_TWIN);
        assertClose(actual.attention(), expected.attention(), TO_TWIN);
      }
    }
  }

  @Test
  void theSameTextGivesTheSameBits() throws Exception {
    TokenizedText text = tokenizer.tokenize("a woman in a red coat pours hot tea, slowly");
    assertThat(network.encode(text)).isEqualTo(network.encode(text));
  }

  @Test
  void aTextThatIsTooLongIsRefused() {
    Token token = new Token(101, "[CLS]", 0, 0, -1);
    TokenizedText text = new TokenizedText("", Collections.nCopies(513, token), false);
    assertThatThrownBy(() -> network.encode(text))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("512");
  }

  private static byte[] resource(String name) throws Exception {
    try (InputStream in = TextNetworkTest.class.getResourceAsStream(name)) {
      return in.readAllBytes();
    }
  }

  private static void assertClose(FloatTensor actual, FloatTensor expected, float tolerance) {
    assertThat(actual.shape()).isEqualTo(expected.shape());
    float worst = 0;
    for (int i = 0; i < actual.values().length; i++) {
      float d = Math.abs(actual.values()[i] - expected.values()[i]);
      worst = d <= worst ? worst : d; // a NaN is kept
    }
    assertThat(worst).as("largest difference").isLessThanOrEqualTo(tolerance);
  }
}
