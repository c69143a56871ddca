package dev.sightline.core.plugin;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.URL;
import java.net.URLConnection;
import java.net.URLStreamHandler;
import java.util.Collections;
import java.util.Enumeration;
import java.util.List;

/**
 * The classes of one plug-in, from the bytes that were hashed; those of the program come before.
 * Plug-ins do not see each other.
 */
final class PluginLoader extends ClassLoader {
  private static final String CLASS = ".class";

  private final PluginJar jar;

  PluginLoader(PluginJar jar, ClassLoader program) {
    super("plugin-" + jar.file().getFileName(), program);
    this.jar = jar;
  }

  @Override
  protected Class<?> findClass(String name) throws ClassNotFoundException {
    byte[] code = jar.entry(name.replace('.', '/') + CLASS);
    if (code == null) {
      throw new ClassNotFoundException(name);
    }
    return defineClass(name, code, 0, code.length);
  }

  @Override
  protected URL findResource(String name) {
    byte[] content = jar.entry(name);
    if (content == null) {
      return null;
    }
    try {
      return URL.of(URI.create("plugin:/" + jar.sha256()), new Bytes(content));
    } catch (IOException e) {
      return null;
    }
  }

  @Override
  protected Enumeration<URL> findResources(String name) {
    URL found = findResource(name);
    return Collections.enumeration(found == null ? List.of() : List.of(found));
  }

  /** Reads from memory. */
  private static final class Bytes extends URLStreamHandler {
    private final byte[] content;

    Bytes(byte[] content) {
      this.content = content;
    }

    @Override
    protected URLConnection openConnection(URL url) {
      return new URLConnection(url) {
        @Override
        public void connect() {}

        @Override
        public InputStream getInputStream() {
          return new ByteArrayInputStream(content);
        }
      };
    }
  }
}
