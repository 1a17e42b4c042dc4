package ais.geofence.spark;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.NoSuchElementException;
import java.util.Objects;

/**
 * Calls by name, for methods of Spark whose compiled form differs between the versions that the program runs on: a class has
 * become an interface, or a method has one more argument with a default.
 */
final class SparkCalls {
    private SparkCalls() {}

    /**
     * Calls a public method. Arguments that are not given get the defaults that Scala has for them.
     *
     * @param type the class or interface that declares the method
     * @param target whose method it is; for a Scala object the object itself
     * @throws RuntimeException what the method throws
     */
    static Object call(Class<?> type, Object target, String name, Object... arguments) {
        Method method = Arrays.stream(type.getMethods())
                .filter(candidate ->
                        candidate.getName().equals(name) && candidate.getParameterCount() >= arguments.length)
                .findFirst()
                .orElseThrow(() -> new NoSuchElementException("%s has no method %s".formatted(type.getName(), name)));
        try {
            Object[] all = Arrays.copyOf(arguments, method.getParameterCount());
            for (int i = arguments.length; i < all.length; i++) {
                all[i] = type.getMethod(name + "$default$" + (i + 1)).invoke(target);
            }
            return method.invoke(target, all);
        } catch (InvocationTargetException e) {
            throw SparkCalls.<RuntimeException>unchecked(Objects.requireNonNull(e.getCause()));
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(
                    "%s.%s can't be called in this version of Spark".formatted(type.getName(), name), e);
        }
    }

    /** Scala throws checked exceptions without declaring them. */
    @SuppressWarnings("unchecked")
    private static <E extends Throwable> E unchecked(Throwable e) throws E {
        throw (E) e;
    }
}
