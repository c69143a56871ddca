package dev.sightline.core.tensor;

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;
import java.util.Optional;

/**
 * Environment variables as native libraries of this process see them; Java's own are a copy that
 * cannot be changed. For the C library of Linux and macOS. Not safe while other threads read
 * variables: to be used before the library that is meant is loaded.
 */
final class NativeEnvironment {
  /** Bytes of a value that are read at most. */
  private static final long LONGEST = 4096;

  private NativeEnvironment() {}

  /** The value of a variable. */
  static Optional<String> get(String name) {
    MethodHandle getenv =
        function("getenv", FunctionDescriptor.of(ValueLayout.ADDRESS, ValueLayout.ADDRESS));
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment value = (MemorySegment) getenv.invokeExact(arena.allocateFrom(name));
      return value.equals(MemorySegment.NULL)
          ? Optional.empty()
          : Optional.of(value.reinterpret(LONGEST).getString(0));
    } catch (Throwable e) {
      throw failed("getenv", e);
    }
  }

  /**
   * Sets a variable.
   *
   * @throws IllegalStateException if the system refuses
   */
  static void set(String name, String value) {
    MethodHandle setenv =
        function(
            "setenv",
            FunctionDescriptor.of(
                ValueLayout.JAVA_INT,
                ValueLayout.ADDRESS,
                ValueLayout.ADDRESS,
                ValueLayout.JAVA_INT));
    int refused;
    try (Arena arena = Arena.ofConfined()) {
      refused =
          (int)
              setenv.invokeExact(
                  arena.allocateFrom(name), arena.allocateFrom(value), /* overwrite */ 1);
    } catch (Throwable e) {
      throw failed("setenv", e);
    }
    if (refused != 0) {
      throw new IllegalStateException("setenv " + name);
    }
  }

  private static MethodHandle function(String name, FunctionDescriptor types) {
    Linker linker = Linker.nativeLinker();
    return linker.downcallHandle(linker.defaultLookup().find(name).orElseThrow(), types);
  }

  private static IllegalStateException failed(String function, Throwable cause) {
    return new IllegalStateException(function, cause);
  }
}
