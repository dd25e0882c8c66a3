package homes.birb.orasbuf

import com.cloudbees.groovy.cps.NonCPS

/** What a pipeline asked of the step `orasBuf`, checked. */
class Request implements Serializable {

    private static final long serialVersionUID = 1L

    /** What is wrong with the parameters; empty where nothing is. The rest counts only then. */
    String problem = ''

    /** `NAME=value` for the engine. No secret is among them. */
    List<String> environment = []

    /** The library's own parameters, with their defaults. */
    Map<String, Object> options = [:]

    /** Credentials to bind, one Map each: `id`, and of the setting that they are for `setting` and `variable`. */
    List<Map> secrets = []

    @NonCPS
    static Request read(Map parameters) {
        Request request = new Request()
        for (String name in ParameterTable.LIBRARY.keySet()) {
            request.options[name] = ParameterTable.LIBRARY[name].byDefault
        }
        for (Map.Entry parameter in parameters.entrySet()) {
            request.take(parameter.key.toString(), parameter.value)
            if (request.problem) {
                return request
            }
        }
        request.collectSecrets()
        return request
    }

    /** The parameter that differs from `name` by the fewest letters; empty where none is near. */
    @NonCPS
    static String nearest(String name) {
        String plain = name.replace('-', '').replace('_', '').toLowerCase()
        List<String> known = []
        known.addAll(ParameterTable.LIBRARY.keySet())
        known.addAll(ParameterTable.SETTINGS.keySet())
        String found = ''
        // More changes than this make another word of it.
        int fewest = plain.length() < 7 ? 3 : 5
        for (String candidate in known) {
            int changes = distance(plain, candidate.toLowerCase())
            if (changes < fewest) {
                fewest = changes
                found = candidate
            }
        }
        return found
    }

    /** Letters to add, to drop or to change to come from one text to the other (Levenshtein). */
    @NonCPS
    static int distance(String from, String to) {
        List<Integer> above = []
        for (int column = 0; column <= to.length(); column++) {
            above << column
        }
        for (int row = 1; row <= from.length(); row++) {
            List<Integer> line = [row]
            for (int column = 1; column <= to.length(); column++) {
                boolean same = from.substring(row - 1, row) == to.substring(column - 1, column)
                int changed = above[column - 1] + (same ? 0 : 1)
                int added = Math.min(above[column] + 1, line[column - 1] + 1)
                line << Math.min(changed, added)
            }
            above = line
        }
        return above[to.length()]
    }

    @NonCPS
    void take(String name, Object value) {
        Map setting = ParameterTable.SETTINGS[name]
        Map own = ParameterTable.LIBRARY[name]
        Map secret = ParameterTable.SECRETS[name]
        if (setting != null) {
            takeSetting(name, setting, value)
        } else if (own != null) {
            takeOption(name, own, value)
        } else if (secret != null) {
            problem = "orasBuf: ${name} is a secret, and no parameter. " +
                "Keep it in Jenkins' credentials, and give their id: orasBuf(${secret.credentials}: '...')"
        } else {
            String near = nearest(name)
            problem = "orasBuf has no parameter ${name}" + (near ? "; did you mean ${near}?" : '')
        }
    }

    @NonCPS
    void takeSetting(String name, Map setting, Object value) {
        if (value == null) {
            return
        }
        boolean several = value instanceof Collection
        if (value instanceof Map || several && setting.separator == '') {
            problem = "orasBuf: ${name} is one value, and no ${several ? 'list' : 'map'}"
            return
        }
        List<String> items = []
        if (several) {
            for (Object item in value) {
                items << item.toString()
            }
        } else {
            items << value.toString()
        }
        environment << "${setting.variable}=${items.join(setting.separator)}".toString()
    }

    @NonCPS
    void takeOption(String name, Map own, Object value) {
        if (value == null) {
            return
        }
        String text = "${value}"
        if (own.type == 'boolean') {
            if (text != 'true' && text != 'false') {
                problem = "orasBuf: ${name} is true or false, and not '${text}'"
                return
            }
            options[name] = text == 'true'
        } else if (own.type == 'megabytes') {
            if (!(text ==~ /[1-9][0-9]{0,8}/)) {
                problem = "orasBuf: ${name} is a number of megabytes, and not '${text}'"
                return
            }
            options[name] = Integer.parseInt(text)
        } else {
            if (text && own.choices && !own.choices.contains(text)) {
                problem = "orasBuf: ${name} is one of ${own.choices.join(', ')}, and not '${text}'"
                return
            }
            options[name] = text
        }
    }

    @NonCPS
    void collectSecrets() {
        for (Map secret in ParameterTable.SECRETS.values()) {
            String id = options[secret.credentials]
            if (id) {
                String suffix = secret.setting.replace('-', '_').toUpperCase()
                secrets << [id: id, setting: secret.setting, suffix: suffix]
            }
        }
    }

}
