package dev.sightline.core.model.bert;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.training.GradientCollector;
import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtSession;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.sightline.core.problem.SightlineException;
import dev.sightline.core.tensor.FloatTensor;
import dev.sightline.core.tensor.OnnxEngine;
import dev.sightline.core.tensor.Safetensors;
import dev.sightline.core.tensor.TensorFile;
import dev.sightline.core.tensor.TorchEngine;
import dev.sightline.core.text.BertTokenizer;
import dev.sightline.core.text.BuiltInText;
import dev.sightline.core.text.TokenizedText;
import java.io.InputStream;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/**
 * Expected values: Hugging Face transformers, filled from the same ONNX file
 * (shared/reference/make_text.py); and ONNX Runtime on that file.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class BertEncoderTest {
  /** Both sides sum 384 to 2,048 products in float32 in their own order, layer after layer. */
  private static final float TOLERANCE = 1e-4f;

  // One thread: several wait for each other in a spin, for seconds where the machine is busy.
  private final TorchEngine engine = new TorchEngine(1);
  private NDManager manager;
  private BertTokenizer tokenizer;
  private BertEncoder encoder;

  @BeforeAll
  void open() throws SightlineException {
    manager = engine.newManager();
    tokenizer = BertTokenizer.of(BuiltInText.ALL_MINILM_L6_V2);
    encoder = new BertEncoder(BertWeights.of(BuiltInText.ALL_MINILM_L6_V2), manager);
  }

  @AfterAll
  void close() {
    encoder.close();
    tokenizer.close();
    manager.close();
  }

  @Test
  void theSizesAreThoseOfMiniLm() {
    assertThat(encoder.config()).isEqualTo(new BertConfig(30_522, 512, 6, 12, 384, 1536));
  }

  @Test
  void everyHiddenStateAndAttentionMapEqualsTheReference() throws Exception {
    equalsTheReference("minilm", tokenizer, encoder);
  }

  @Test
  void soItDoesForTheChineseEncoder() throws Exception {
    try (BertTokenizer chineseTokenizer = BertTokenizer.of(BuiltInText.BGE_SMALL_ZH);
        BertEncoder chinese = new BertEncoder(BertWeights.of(BuiltInText.BGE_SMALL_ZH), manager)) {
      assertThat(chinese.config()).isEqualTo(new BertConfig(21_128, 512, 4, 8, 512, 2048));
      equalsTheReference("bge-small-zh", chineseTokenizer, chinese);
    }
  }

  private static void equalsTheReference(String name, BertTokenizer tokenizer, BertEncoder encoder)
      throws Exception {
    JsonNode texts = new ObjectMapper().readTree(resource("/reference/text/" + name + ".json"));
    TensorFile expected =
        Safetensors.read(resource("/reference/text/" + name + ".safetensors"), name);
    assertThat(texts).hasSize(6);
    for (int i = 0; i < texts.size(); i++) {
      TextStates actual = encoder.encode(tokenizer.tokenize(texts.path(i).path("text").asText()));
      assertClose(actual.hidden(), expected.get(i + ".hidden_states"));
      assertClose(actual.attention(), expected.get(i + ".attentions"));
    }
  }

  @Test
  void theLastStateEqualsOnnxRuntime() throws Exception {
    TokenizedText text = tokenizer.tokenize("a woman in a red coat pours hot tea, slowly");
    OrtEnvironment environment = OnnxEngine.environment();
    int n = text.tokens().size();
    long[][] ids = {text.tokens().stream().mapToLong(t -> t.id()).toArray()};
    long[][] ones = new long[1][n];
    Arrays.fill(ones[0], 1);
    try (OrtSession session = environment.createSession(BuiltInText.ALL_MINILM_L6_V2.onnx());
        OnnxTensor idTensor = OnnxTensor.createTensor(environment, ids);
        OnnxTensor maskTensor = OnnxTensor.createTensor(environment, ones);
        OnnxTensor typeTensor = OnnxTensor.createTensor(environment, new long[1][n]);
        OrtSession.Result result =
            session.run(
                Map.of(
                    "input_ids", idTensor,
                    "attention_mask", maskTensor,
                    "token_type_ids", typeTensor))) {
      float[][] last = ((float[][][]) result.get(0).getValue())[0];
      float[] flat = new float[n * 384];
      for (int i = 0; i < n; i++) {
        System.arraycopy(last[i], 0, flat, i * 384, 384);
      }
      assertClose(encoder.encode(text).last(), FloatTensor.of(flat, n, 384));
    }
  }

  @Test
  void aTextInAPaddedBatchIsAsAlone() {
    List<TokenizedText> texts =
        List.of(
            tokenizer.tokenize("a dog"),
            tokenizer.tokenize(""),
            tokenizer.tokenize("two dogs run across the snow and one carries a red frisbee"));
    try (NDManager m = manager.newSubManager()) {
      TokenBatch batch = TokenBatch.of(texts);
      assertThat(batch.isPadded()).isTrue();
      BertOutput all = encoder.encode(m, batch);
      assertClose(TorchEngine.toJava(encoder.encodeLast(m, batch)), TorchEngine.toJava(all.last()));
      for (int i = 0; i < texts.size(); i++) {
        TextStates alone = encoder.encode(texts.get(i));
        int n = texts.get(i).tokens().size();
        NDArray last = all.last().get(i).get("0:" + n);
        assertClose(TorchEngine.toJava(last), alone.last());
        NDArray padding = all.attention().get(3).get(i + ",:,0:" + n + "," + n + ":");
        assertThat(padding.isEmpty() ? 0 : padding.max().getFloat()).isZero();
      }
    }
  }

  @Test
  void theLongestTextIsEncodedAndALongerOneIsNot() {
    TextStates longest = encoder.encode(tokenizer.tokenize("dog ".repeat(600)));
    assertThat(longest.hidden().shape()).containsExactly(7, 512, 384);
    assertThat(longest.attention().shape()).containsExactly(6, 12, 512, 512);
    assertThat(longest.hidden().isFinite()).isTrue();
    TokenBatch tooLong = new TokenBatch(1, 513, new long[513], new float[513]);
    assertThatThrownBy(() -> encoder.encodeLast(manager, tooLong))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("512");
  }

  /** The gradient of the embeddings against a central difference in a random direction. */
  @Test
  void gradientsReachTheEmbeddings() throws Exception {
    try (NDManager m = manager.newSubManager()) {
      TokenBatch batch = TokenBatch.of(List.of(tokenizer.tokenize("a cat sits")));
      NDArray x = encoder.embed(m, batch);
      engine.seed(7);
      NDArray direction = m.randomNormal(x.getShape());
      NDArray probe = m.randomNormal(x.getShape());
      float step = 1e-2f;
      float up = loss(x.add(direction.mul(step)), probe);
      float down = loss(x.sub(direction.mul(step)), probe);
      x.setRequiresGradient(true);
      try (GradientCollector gradients = engine.newGradientCollector()) {
        gradients.backward(encoder.encode(x, null).last().mul(probe).sum());
      }
      float slope = x.getGradient().mul(direction).sum().getFloat();
      assertThat((up - down) / (2 * step))
          .isCloseTo(slope, org.assertj.core.data.Percentage.withPercentage(2));
    }
  }

  private float loss(NDArray x, NDArray probe) {
    return encoder.encode(x, null).last().mul(probe).sum().getFloat();
  }

  @Test
  void fiftyTextsLeaveNothingBehind() {
    TokenizedText text = tokenizer.tokenize("nothing may stay in native memory");
    TokenBatch batch = TokenBatch.of(List.of(text, tokenizer.tokenize("short")));
    encoder.encode(text);
    int before = resources();
    for (int i = 0; i < 50; i++) {
      encoder.encode(text);
      try (NDManager m = manager.newSubManager()) {
        encoder.encode(m, batch);
        encoder.encodeLast(m, batch);
        assertThat(m.getManagedArrays()).as("results only").hasSize(7 + 6 + 1);
      }
    }
    assertThat(resources()).isEqualTo(before);
  }

  private int resources() {
    return encoder.nativeArrays() + manager.getManagedArrays().size();
  }

  @Test
  void weightsThatDoNotFitAreRefused() throws Exception {
    TensorFile empty = TensorFile.of(Map.of());
    assertThatThrownBy(() -> BertWeights.of(empty, 12))
        .isInstanceOf(SightlineException.class)
        .hasMessageContaining("not those of a BERT");
    TensorFile all = BertWeights.of(BuiltInText.ALL_MINILM_L6_V2).tensors();
    assertThatThrownBy(() -> BertWeights.of(all, 7)).hasMessageContaining("not those of a BERT");
    var less = new java.util.TreeMap<>(all.tensors());
    less.remove("encoder.layer.2.output.dense.bias");
    assertThatThrownBy(() -> BertWeights.of(TensorFile.of(less), 12))
        .hasMessageContaining("encoder.layer.2.output.dense.bias");
  }

  private static byte[] resource(String name) throws Exception {
    try (InputStream in = BertEncoderTest.class.getResourceAsStream(name)) {
      return in.readAllBytes();
    }
  }

  private static void assertClose(FloatTensor actual, FloatTensor expected) {
    assertThat(actual.shape()).isEqualTo(expected.shape());
    float worst = 0;
    for (int i = 0; i < actual.values().length; i++) {
      float d = Math.abs(actual.values()[i] - expected.values()[i]);
      worst = d <= worst ? worst : d; // a NaN is kept
    }
    assertThat(worst).as("largest difference").isLessThanOrEqualTo(TOLERANCE);
  }
}
