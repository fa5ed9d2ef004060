import java.io.File;
import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.*;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import org.apache.kafka.common.config.ConfigDef;

/**
 * Prints what the classes on the class path define, one property a line: group, class, name, type, default, range,
 * allowed values, former names, separated by tabs. Run by scripts/collect-kafka.mjs, as a single-file program.
 */
public class Definitions {
  public static void main(String[] names) throws Exception {
    for (String name : names) {
      switch (name) {
        case "kafka" -> kafka();
        case "plugins" -> plugins();
        case "parts" -> parts();
        default -> throw new IllegalArgumentException(name);
      }
    }
  }

  private static void kafka() throws Exception {
    print("kafka", "broker", (ConfigDef) constant("org.apache.kafka.server.config.AbstractKafkaConfig", "CONFIG_DEF"));
    print("kafka", "topic", (ConfigDef) call("org.apache.kafka.storage.internals.log.LogConfig", "configDefCopy"));
    print("kafka", "producer", (ConfigDef) call("org.apache.kafka.clients.producer.ProducerConfig", "configDef"));
    print("kafka", "consumer", (ConfigDef) call("org.apache.kafka.clients.consumer.ConsumerConfig", "configDef"));
    print("kafka", "admin", (ConfigDef) call("org.apache.kafka.clients.admin.AdminClientConfig", "configDef"));
    print("kafka", "source", (ConfigDef) call("org.apache.kafka.connect.runtime.SourceConnectorConfig", "configDef"));
    print("kafka", "sink", (ConfigDef) call("org.apache.kafka.connect.runtime.SinkConnectorConfig", "configDef"));
  }

  private static void plugins() throws Exception {
    String[] kinds = {
      "org.apache.kafka.connect.source.SourceConnector", "org.apache.kafka.connect.sink.SinkConnector",
      "org.apache.kafka.connect.transforms.Transformation", "org.apache.kafka.connect.transforms.predicates.Predicate",
      "org.apache.kafka.connect.storage.Converter",
    };
    for (String kind : kinds) {
      for (ServiceLoader.Provider<?> provider : ServiceLoader.load(Class.forName(kind)).stream().toList()) {
        Class<?> type = provider.type();
        String group = kind.replaceAll(".*\\.", "");
        // Some of Kafka's are nested: Key and Value of one class have the same properties.
        try {
          print(group, type.getName(), (ConfigDef) Class.forName(kind).getMethod("config").invoke(provider.get()));
        } catch (NoSuchMethodException none) {
          print(group, type.getName(), (ConfigDef) type.getMethod("config").invoke(provider.get()));
        }
        for (String suffix : List.of("", "Config", "ConfigDefinition")) {
          for (Class<?> each = named(type.getName() + suffix); each != null; each = each.getSuperclass()) {
            printFields(group, type.getName(), each);
          }
        }
      }
    }
  }

  /** What the parts of Debezium that connectors share define for themselves: naming of topics, signals, history. */
  private static void parts() throws Exception {
    for (String path : System.getProperty("java.class.path").split(File.pathSeparator)) {
      if (!path.matches(".*/debezium-(connector-(common|binlog)|config|storage|openlineage)[^/]*[.]jar")) continue;
      try (JarFile jar = new JarFile(path)) {
        for (JarEntry entry : Collections.list(jar.entries())) {
          String name = entry.getName().replaceAll("[.]class$", "").replace('/', '.');
          if (!entry.getName().endsWith(".class") || name.endsWith("ConnectorConfig")) continue;
          try {
            printFields("parts", "parts", Class.forName(name));
          } catch (LinkageError absent) {
            // An optional dependency that is not there: what needs it is not used either.
          }
        }
      }
    }
  }

  private static Class<?> named(String name) {
    try {
      return Class.forName(name);
    } catch (ClassNotFoundException none) {
      return null;
    }
  }

  /** Debezium's definition shows a part of what its connectors read, and no allowed values: its fields have all. */
  private static void printFields(String group, String owner, Class<?> holder) throws Exception {
    for (Field each : holder.getDeclaredFields()) {
      if (!Modifier.isStatic(each.getModifiers()) || !each.getType().getName().equals("io.debezium.config.Field")) continue;
      each.setAccessible(true);
      Object field = each.get(null);
      if (field == null) continue;
      Collection<?> allowed = (Collection<?>) invoke(field, "allowedValues");
      Object standard = invoke(field, "defaultValue");
      line(group, owner, invoke(field, "name"), invoke(field, "type"), standard, "", allowed == null ? List.of() : allowed,
          (Collection<?>) invoke(field, "deprecatedAliases"));
    }
  }

  private static void print(String group, String owner, ConfigDef definition) throws Exception {
    for (ConfigDef.ConfigKey key : definition.configKeys().values()) {
      Object standard = key.defaultValue == ConfigDef.NO_DEFAULT_VALUE ? "<required>" : key.defaultValue;
      line(group, owner, key.name, key.type, standard, range(key.validator), values(key.validator), List.of());
    }
  }

  private static String range(ConfigDef.Validator validator) throws Exception {
    if (!(validator instanceof ConfigDef.Range)) return "";
    Object least = read(validator, "min");
    Object most = read(validator, "max");
    return (least == null ? "" : least) + ".." + (most == null ? "" : most);
  }

  private static Collection<?> values(ConfigDef.Validator validator) throws Exception {
    if (validator instanceof ConfigDef.ValidList) return values((ConfigDef.Validator) read(validator, "validString"));
    if (validator instanceof ConfigDef.ValidString || validator instanceof ConfigDef.CaseInsensitiveValidString) {
      return (Collection<?>) read(validator, "validStrings");
    }
    return List.of();
  }

  private static void line(String group, Object owner, Object name, Object type, Object standard, String range,
      Collection<?> values, Collection<?> former) {
    System.out.println(String.join("\t", group, text(owner), text(name), text(type), text(standard), range,
        joined(values), joined(former)));
  }

  private static String joined(Collection<?> values) {
    return String.join("|", values.stream().filter(Objects::nonNull).map(Definitions::text).sorted().toList());
  }

  private static String text(Object value) {
    if (value == null) return "";
    if (value instanceof Class<?> type) return type.getName();
    if (value instanceof Collection<?> list) return String.join(",", list.stream().map(Definitions::text).toList());
    return value.toString().replace("\n", " ").replace("\t", " ");
  }

  private static Object constant(String type, String name) throws Exception {
    return Class.forName(type).getField(name).get(null);
  }

  private static Object call(String type, String name) throws Exception {
    Method method = Class.forName(type).getMethod(name);
    return method.invoke(null);
  }

  private static Object invoke(Object target, String name) throws Exception {
    return target.getClass().getMethod(name).invoke(target);
  }

  private static Object read(Object target, String name) throws Exception {
    for (Field each : target.getClass().getDeclaredFields()) {
      if (!each.getName().equals(name)) continue;
      each.setAccessible(true);
      return each.get(target);
    }
    return name.equals("validStrings") ? List.of() : null;
  }
}
