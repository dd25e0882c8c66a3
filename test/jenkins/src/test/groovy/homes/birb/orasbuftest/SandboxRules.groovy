package homes.birb.orasbuftest

/**
 * What the Groovy sandbox of Jenkins lets a library do that is not trusted: its own classes and the steps, and of everything else
 * what the plugin script-security lists. The list of the tests holds the lines that the library needs; each is a line of
 * `generic-whitelist` in that plugin, in its notation.
 */
class SandboxRules {

    private static final Map<String, Class> PRIMITIVES = [
        int: Integer, long: Long, boolean: Boolean, char: Character, double: Double, float: Float, short: Short, byte: Byte,
    ]

    /** Allowed by the interceptor itself. */
    private static final List<String> ARITHMETIC = ['plus', 'minus', 'multiply', 'div', 'compareTo']

    private final List<List<String>> rules

    SandboxRules(Collection<String> lines) {
        rules = lines*.trim().findAll { it && !it.startsWith('#') }*.split(' ').collect { it as List<String> }
    }

    static SandboxRules load() {
        new SandboxRules(SandboxRules.getResource('/sandbox-whitelist.txt').readLines('UTF-8'))
    }

    void call(Object receiver, String name, Object[] arguments) {
        if (receiver == null || own(receiver) && name != 'getAt' || receiver instanceof Closure) return
        if (receiver instanceof Number && arguments.length == 1 && arguments[0] instanceof Number && name in ARITHMETIC) return
        if (receiver instanceof Class) {
            if (own(receiver)) return
            allow('static call', receiver, name, arguments) { List<String> rule ->
                rule[0] == 'staticMethod' && rule[1] == receiver.name && rule[2] == name && fits(rule.drop(3), arguments)
            }
            return
        }
        allow('call', receiver, name, arguments) { List<String> rule ->
            rule[2] == name && (
                rule[0] == 'method' && isInstance(rule[1], receiver) && fits(rule.drop(3), arguments) ||
                rule[0] == 'staticMethod' && rule[1].startsWith('org.codehaus.groovy.runtime.') && rule.size() > 3 &&
                    isInstance(rule[3], receiver) && fits(rule.drop(4), arguments))
        }
    }

    void construct(Class type, Object[] arguments) {
        if (own(type)) return
        allow('constructor', type, '', arguments) { List<String> rule ->
            rule[0] == 'new' && rule[1] == type.name && fits(rule.drop(2), arguments)
        }
    }

    void property(Object receiver, String name) {
        if (receiver == null || own(receiver) || receiver instanceof Map || receiver instanceof Closure) return
        if (receiver instanceof Collection) {
            receiver.each { property(it, name) }
            return
        }
        allow('property', receiver, name, [] as Object[]) { List<String> rule ->
            rule[0] == 'method' && rule[2] == 'get' + name.capitalize() && isInstance(rule[1], receiver)
        }
    }

    private void allow(String what, Object receiver, String name, Object[] arguments, Closure<Boolean> matches) {
        if (!rules.any(matches)) {
            Class type = receiver instanceof Class ? receiver : receiver.getClass()
            throw new SecurityException("not allowed in the sandbox: ${what} ${type.name} ${name} ${arguments*.getClass()*.name}")
        }
    }

    /** Classes of the library and of the Jenkinsfile, steps, the global variables, and the engine of Pipelines itself. */
    private static boolean own(Object thing) {
        Class type = thing instanceof Class ? thing : thing.getClass()
        return type.classLoader instanceof GroovyClassLoader || type.name.startsWith('homes.birb.') ||
            type.name.startsWith('com.cloudbees.groovy.cps.')
    }

    private static boolean fits(List<String> types, Object[] arguments) {
        if (types && types.last() == 'java.lang.Object[]') return true
        return types.size() == arguments.length && (0..<types.size()).every { isInstance(types[it], arguments[it]) }
    }

    private static boolean isInstance(String type, Object value) {
        if (PRIMITIVES.containsKey(type)) return PRIMITIVES[type].isInstance(value)
        if (value == null) return true
        if (type.endsWith('[]')) return value.getClass().isArray()
        if (value instanceof GString && type in ['java.lang.String', 'java.lang.CharSequence']) return true
        return Class.forName(type).isInstance(value)
    }

}
