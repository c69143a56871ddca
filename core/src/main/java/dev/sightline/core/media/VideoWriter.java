package dev.sightline.core.media;

import static org.bytedeco.ffmpeg.global.avcodec.AV_CODEC_ID_H264;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_find_encoder_by_name;
import static org.bytedeco.ffmpeg.global.avutil.AV_PIX_FMT_RGB24;
import static org.bytedeco.ffmpeg.global.avutil.AV_PIX_FMT_YUV420P;

import dev.sightline.core.problem.Problem;
import dev.sightline.core.problem.SightlineException;
import dev.sightline.core.words.Phrase;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import org.bytedeco.javacv.FFmpegFrameRecorder;
import org.bytedeco.javacv.Frame;

/**
 * Writes pictures of one size and a steady rate as H.264 in a container that the file's name
 * decides. Not thread-safe. Owns native memory (JavaCV's) until closed; without {@link #finish()}
 * the file is incomplete.
 */
public final class VideoWriter implements AutoCloseable {
  private static final String ENCODER = "libopenh264";

  /** A key frame each second or two keeps seeking quick. */
  private static final int KEY_FRAME_INTERVAL = 48;

  /** Bits for each pixel of each frame: a good picture for ordinary films. */
  private static final double BITS_PER_PIXEL = 0.1;

  private static final int CHANNELS = 3;

  private final Path path;
  private final FilmFile file;
  private final FFmpegFrameRecorder recorder;
  private final ByteBuffer picture;

  private VideoWriter(Path path, FilmFile file, FFmpegFrameRecorder recorder) {
    this.path = path;
    this.file = file;
    this.recorder = recorder;
    this.picture =
        ByteBuffer.allocateDirect(CHANNELS * recorder.getImageWidth() * recorder.getImageHeight());
  }

  /**
   * Creates the file.
   *
   * @param width px, even
   * @param height px, even
   * @param frameRate frames per second, greater than 0
   * @throws SightlineException if the file cannot be created or the encoder refuses
   */
  public static VideoWriter create(Path path, int width, int height, Fraction frameRate)
      throws SightlineException {
    return create(path, width, height, frameRate, BITS_PER_PIXEL);
  }

  /**
   * Creates the file.
   *
   * @param width px, even
   * @param height px, even
   * @param frameRate frames per second, greater than 0
   * @param bitsPerPixel bits for each pixel of each frame, greater than 0; small pictures need more
   *     than large ones, which have more that is even
   * @throws SightlineException if the file cannot be created or the encoder refuses
   */
  public static VideoWriter create(
      Path path, int width, int height, Fraction frameRate, double bitsPerPixel)
      throws SightlineException {
    NativeLog.install();
    if (avcodec_find_encoder_by_name(ENCODER) == null) {
      throw new SightlineException(
          Problem.UNSUPPORTED,
          Phrase.of("This build of FFmpeg cannot write H.264 ({0}).", ENCODER));
    }
    FilmFile file;
    try {
      file = FilmFile.create(path);
    } catch (IOException e) {
      throw failure(path, e);
    }
    FFmpegFrameRecorder recorder = new FFmpegFrameRecorder(file, width, height);
    recorder.setVideoCodecName(ENCODER);
    recorder.setVideoCodec(AV_CODEC_ID_H264);
    recorder.setPixelFormat(AV_PIX_FMT_YUV420P);
    recorder.setFrameRate(frameRate.toDouble());
    recorder.setGopSize(KEY_FRAME_INTERVAL);
    recorder.setVideoBitrate((int) (width * height * frameRate.toDouble() * bitsPerPixel));
    VideoWriter writer = new VideoWriter(path, file, recorder);
    try {
      recorder.start();
      writer.checkFile();
      return writer;
    } catch (FFmpegFrameRecorder.Exception e) {
      writer.close();
      throw failure(path, e);
    } catch (SightlineException | RuntimeException e) {
      writer.close();
      throw e;
    }
  }

  /**
   * Appends one frame.
   *
   * @param rgb {@code height × width × 3} bytes, row by row, red first
   * @throws SightlineException if the disk is full or the encoder fails
   */
  public void write(byte[] rgb) throws SightlineException {
    if (rgb.length != picture.capacity()) {
      throw new IllegalArgumentException("a frame has " + picture.capacity() + " bytes");
    }
    picture.put(0, rgb);
    int width = recorder.getImageWidth();
    try {
      recorder.recordImage(
          width,
          recorder.getImageHeight(),
          Frame.DEPTH_UBYTE,
          CHANNELS,
          CHANNELS * width,
          AV_PIX_FMT_RGB24,
          picture);
    } catch (FFmpegFrameRecorder.Exception e) {
      throw failure(path, e);
    }
    checkFile();
  }

  /**
   * Writes what is still in the encoder and the container's index. Nothing can be written after it.
   *
   * @throws SightlineException if the disk is full
   */
  public void finish() throws SightlineException {
    try {
      recorder.stop();
    } catch (FFmpegFrameRecorder.Exception e) {
      throw failure(path, e);
    }
    checkFile();
  }

  /** Frees everything. Idempotent. */
  @Override
  public void close() {
    try {
      recorder.release();
    } catch (FFmpegFrameRecorder.Exception e) {
      throw new IllegalStateException("FilmFile throws nothing when it is closed", e);
    }
    file.close();
  }

  /** JavaCV does not say whether what it wrote arrived. */
  private void checkFile() throws SightlineException {
    if (file.failure().isPresent()) {
      throw failure(path, file.failure().get());
    }
  }

  private static SightlineException failure(Path path, IOException e) {
    Phrase why =
        switch (e) {
          case NoSuchFileException _ -> Phrase.of("there is no such folder");
          case AccessDeniedException _ -> Phrase.of("you lack the permission to write there");
          case FileSystemException f when f.getReason() != null -> Phrase.plain(f.getReason());
          case FFmpegFrameRecorder.Exception _ -> Phrase.of("the encoder refused it");
          default -> Phrase.plain(String.valueOf(e.getMessage()));
        };
    return new SightlineException(
        Problem.FILE,
        Phrase.of("{0} cannot be written: {1}.", MediaErrors.quoted(path), why),
        path + ": " + e,
        e);
  }
}
