package homes.birb.orasbuf

/** Binds Jenkins credentials to variables by the step `withCredentials`, which masks them in the log. */
class Credentials implements Serializable {

    private static final long serialVersionUID = 1L
    private static final List<String> KINDS = ['string', 'usernamePassword', 'file']

    private final Object steps

    Credentials(Object steps) {
        this.steps = steps
    }

    /**
     * Runs `work` with every secret bound: the value as ORAS_BUF_NAME, or for a file its path as
     * ORAS_BUF_STEP_FILE_NAME.
     * @param secrets as in {@link Request}
     * @param kind one of the kinds, or empty: then each is tried
     * @param exported true where the token of the registry is to have the names too by which other tools know it
     */
    void bind(List<Map> secrets, String kind, boolean exported, Closure work) {
        if (secrets.isEmpty()) {
            work()
            return
        }
        List<Map> rest = []
        rest.addAll(secrets)
        Map first = rest.remove(0)
        bindOne(first, kind, exported) { bind(rest, kind, exported, work) }
    }

    /**
     * Jenkins tells a pipeline nothing of credentials but whether they can be bound as one kind: it says no before the
     * block begins, so that a second try does nothing twice.
     */
    void bindOne(Map secret, String kind, boolean exported, Closure work) {
        boolean bound = false
        List<String> refusals = []
        List<String> kinds = kind ? [kind] : KINDS
        for (int i = 0; i < kinds.size() && !bound; i++) {
            try {
                steps.withCredentials(bindings(secret, kinds[i], exported)) {
                    bound = true
                    work()
                }
            } catch (IOException refusal) {
                if (bound) {
                    throw refusal
                }
                if (!refusals.contains(refusal.message)) {
                    refusals << refusal.message
                }
            }
        }
        if (!bound) {
            steps.error("orasBuf: the credentials '" + secret.id + "' cannot be used: " + refusals.join('; '))
        }
    }

    List bindings(Map secret, String kind, boolean exported) {
        boolean isToken = secret.setting == 'token'
        String username = isToken ? 'ORAS_BUF_USERNAME' : 'ORAS_BUF_STEP_USERNAME'
        String variable = (kind == 'file' ? 'ORAS_BUF_STEP_FILE_' : 'ORAS_BUF_') + secret.suffix
        List bindings = [binding(secret, kind, variable, username)]
        if (exported && isToken) {
            bindings << binding(secret, kind, 'ORAS_REGISTRY_TOKEN', 'ORAS_USERNAME')
        }
        return bindings
    }

    Object binding(Map secret, String kind, String variable, String username) {
        switch (kind) {
            case 'string':
                return steps.string(credentialsId: secret.id, variable: variable)
            case 'usernamePassword':
                return steps.usernamePassword(
                    credentialsId: secret.id, usernameVariable: username, passwordVariable: variable
                )
            default:
                return steps.file(credentialsId: secret.id, variable: variable)
        }
    }

}
