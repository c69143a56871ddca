package dev.sightline.core.model.script;

import ai.djl.MalformedModelException;
import ai.djl.Model;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import ai.djl.training.ParameterStore;
import dev.sightline.core.model.HeadSpec;
import dev.sightline.core.model.ModelConfig;
import dev.sightline.core.model.bundle.ModelBundle;
import dev.sightline.core.model.bundle.Preprocessing;
import dev.sightline.core.problem.SightlineException;
import dev.sightline.core.tensor.FloatTensor;
import dev.sightline.core.tensor.TorchEngine;
import dev.sightline.core.text.BertTokenizer;
import dev.sightline.core.text.Token;
import dev.sightline.core.text.TokenizedText;
import dev.sightline.core.words.Phrase;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * A model that came as TorchScript, run by libtorch as it is: method {@code encode_video} for each
 * clip, {@code forward} for each text. docs/bundle-format says what they take and give.
 * Thread-safe. Owns native memory until it is closed; no call may be under way then.
 */
public final class TorchScriptModel implements AutoCloseable {
  private static final String METHOD = "module_method:";
  private static final int TRIAL_TOKENS = 5;
  private static final int TRIAL_CLIPS = 2;

  private final ModelConfig config;
  private final Preprocessing preprocessing;
  private final ScriptChecks checks;
  private final NDManager manager;
  private final Model model;
  private final BertTokenizer tokenizer;
  private Set<ScriptMap> maps = Set.of();

  private TorchScriptModel(
      ModelBundle bundle, NDManager manager, Model model, BertTokenizer tokenizer) {
    this.config = bundle.manifest().config();
    this.preprocessing = bundle.manifest().preprocessing();
    this.checks = new ScriptChecks(bundle.title());
    this.manager = manager;
    this.model = model;
    this.tokenizer = tokenizer;
  }

  /**
   * Loads a model and runs it once on made-up input, so that a wrong output is found now and not in
   * front of the user's video.
   *
   * @throws SightlineException {@code BUNDLE}, naming the output that is missing or wrong
   */
  public static TorchScriptModel open(ModelBundle bundle, TorchEngine engine)
      throws SightlineException {
    BertTokenizer tokenizer = bundle.openTokenizer();
    NDManager manager = null;
    Model model = null;
    try {
      manager = engine.newManager();
      model = Model.newInstance(bundle.manifest().name(), "PyTorch");
      model.load(new ByteArrayInputStream(bundle.script().orElseThrow()), Map.of());
      TorchScriptModel opened = new TorchScriptModel(bundle, manager, model, tokenizer);
      opened.tryOut();
      return opened;
    } catch (SightlineException e) {
      close(tokenizer, manager, model);
      throw e;
    } catch (IOException | MalformedModelException | RuntimeException e) {
      close(tokenizer, manager, model);
      throw new ScriptChecks(bundle.title())
          .refusal(
              Phrase.of("its model.pt is no TorchScript model that this Sightline can load"), e);
    }
  }

  private void tryOut() throws SightlineException {
    int values = 3 * preprocessing.side() * preprocessing.side();
    float[] clip = grid(List.of(new byte[values]));
    float[] grid = new float[TRIAL_CLIPS * clip.length];
    for (int c = 0; c < TRIAL_CLIPS; c++) {
      System.arraycopy(clip, 0, grid, c * clip.length, clip.length);
    }
    maps = Set.copyOf(run(new long[TRIAL_TOKENS], grid, TRIAL_CLIPS).attention().keySet());
  }

  /** The attention maps that it gives, as it did when it was tried out. */
  public Set<ScriptMap> maps() {
    return maps;
  }

  public ModelConfig config() {
    return config;
  }

  /** Splits a text into tokens. */
  public TokenizedText tokenize(String words) {
    TokenizedText all = tokenizer.tokenize(words);
    int most = preprocessing.maxTokens();
    if (all.tokens().size() <= most) {
      return all;
    }
    List<Token> kept = new ArrayList<>(all.tokens().subList(0, most - 1));
    kept.add(all.tokens().getLast()); // [SEP]
    return new TokenizedText(words, kept, true);
  }

  /** Numbers in the grid of one clip. */
  public int valuesPerClip() {
    return config.cellsPerClip() * config.videoChannels();
  }

  /**
   * The cells of one clip.
   *
   * @param frames RGB24, {@code side × side × 3} bytes each; the last one stands for those that are
   *     missing
   * @return {@code [h·w, channels]}
   * @throws SightlineException if the model fails or gives something else
   */
  public float[] grid(List<byte[]> frames) throws SightlineException {
    int side = preprocessing.side();
    int plane = side * side;
    float[] input = new float[config.framesPerClip() * 3 * plane];
    for (int f = 0; f < config.framesPerClip(); f++) {
      byte[] rgb = frames.get(Math.min(f, frames.size() - 1));
      for (int p = 0; p < plane; p++) {
        for (int c = 0; c < 3; c++) {
          float value = Byte.toUnsignedInt(rgb[3 * p + c]);
          input[(f * 3 + c) * plane + p] =
              (value - preprocessing.offset()) / preprocessing.divisor();
        }
      }
    }
    try (NDManager scope = manager.newSubManager()) {
      NDArray method = scope.create(0f);
      method.setName(METHOD + "encode_video");
      NDArray pixels = scope.create(input, new Shape(1, config.framesPerClip(), 3, side, side));
      NDList out = call(scope, new NDList(method, pixels), "encode_video");
      FloatTensor grid = TorchEngine.toJava(out.head());
      return checks.grid(grid, config.cellsPerClip(), config.videoChannels()).values();
    }
  }

  /**
   * Puts a text beside a video.
   *
   * @param grid {@code [clips, h·w, channels]}
   * @throws SightlineException if the model fails or gives something else than it should
   */
  public ScriptOutput run(TokenizedText words, float[] grid, int clips) throws SightlineException {
    return run(words.tokens().stream().mapToLong(t -> t.id()).toArray(), grid, clips);
  }

  private ScriptOutput run(long[] ids, float[] grid, int clips) throws SightlineException {
    Map<String, FloatTensor> outputs = new HashMap<>();
    int places = config.cellsPerClip();
    try (NDManager scope = manager.newSubManager()) {
      NDArray input = scope.create(ids, new Shape(1, ids.length));
      NDArray mask = input.onesLike();
      NDArray cells = scope.create(grid, new Shape(1, clips, places, config.videoChannels()));
      for (NDArray a : call(scope, new NDList(input, mask, cells), "forward")) {
        outputs.put(a.getName() == null ? "" : a.getName(), TorchEngine.toJava(a));
      }
    }
    Map<String, float[]> logits = new HashMap<>();
    for (HeadSpec head : config.heads()) {
      logits.put(head.key(), checks.logits(head, outputs));
    }
    Map<ScriptMap, FloatTensor> attention = new EnumMap<>(ScriptMap.class);
    for (ScriptMap map : ScriptMap.values()) {
      FloatTensor given = outputs.get(map.output());
      if (given != null) {
        attention.put(map, checks.map(map, given, ids.length, clips * places));
      }
    }
    FloatTensor score = outputs.get("score");
    return new ScriptOutput(logits, score == null ? Float.NaN : checks.score(score), attention);
  }

  private NDList call(NDManager scope, NDList inputs, String method) throws SightlineException {
    try {
      NDList out = model.getBlock().forward(new ParameterStore(scope, false), inputs, false);
      out.attach(scope);
      if (out.isEmpty()) {
        throw checks.refusal(Phrase.of("its {0} gives nothing", method), null);
      }
      return out;
    } catch (RuntimeException e) {
      throw checks.refusal(Phrase.of("its method {0} fails; the log says where", method), e);
    }
  }

  @Override
  public void close() {
    close(tokenizer, manager, model);
  }

  private static void close(BertTokenizer tokenizer, NDManager manager, Model model) {
    if (model != null) {
      model.close();
    }
    if (manager != null) {
      manager.close();
    }
    tokenizer.close();
  }
}
